import type { CallInput, CallOutput } from "@rockpool/gateway-core/contract/calls";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { type Fact, FactList } from "../../components/fact-list.tsx";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./files.module.css";

type Question = "gateway.diskUse" | "gateway.exposure";

interface Props<K extends Question> {
  readonly question: K;
  readonly words: {
    readonly title: string;
    readonly ask: string;
    readonly again: string;
    readonly asking: string;
  };
  readonly facts: (answer: CallOutput<K>) => readonly Fact[];
}

/** What takes the gateway or its network a while to tell, and so is told when somebody asks. */
export function AskedCard<K extends Question>({ question, words, facts }: Props<K>) {
  const [isAsked, setAsked] = useState(false);
  // Neither of the questions has anything in it.
  const asked = (isAsked ? {} : null) as CallInput<K> | null;
  const { value, failure, reading, again } = useRead(question, asked, null);
  return (
    <Card title={words.title}>
      <div className={styles.card}>
        {failure && <FailureNotice failure={failure} onRetry={again} />}
        {value && <FactList facts={facts(value)} />}
        <div>
          {reading ? (
            <p role="status" className={styles.lead}>
              {words.asking}
            </p>
          ) : (
            <Button size="small" onClick={() => (isAsked ? again() : setAsked(true))}>
              {isAsked ? words.again : words.ask}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
