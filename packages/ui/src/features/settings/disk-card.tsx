import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./files.module.css";
import type { SettingWords } from "./setting-entry.ts";

/** What grows with use, measured when somebody asks: it takes the gateway's disk a while. */
export function DiskCard({ words: { disk: words } }: { words: SettingWords }) {
  const { units } = useMessages();
  const [isAsked, setAsked] = useState(false);
  const { value, failure, reading, again } = useRead("gateway.diskUse", isAsked ? {} : null, null);
  return (
    <Card title={words.title}>
      <div className={styles.card}>
        {failure && <FailureNotice failure={failure} onRetry={again} />}
        {value && (
          <FactList
            facts={value.places.map(({ id, bytes }) => ({
              label: words.places[id].label,
              hint: words.places[id].hint,
              value: bytes === null ? words.unknown : units.bytes(bytes),
            }))}
          />
        )}
        <div>
          {reading ? (
            <p role="status" className={styles.lead}>
              {words.measuring}
            </p>
          ) : (
            <Button size="small" onClick={() => (isAsked ? again() : setAsked(true))}>
              {isAsked ? words.again : words.measure}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
