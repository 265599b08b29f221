import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { helloWords } from "@rockpool/messages/hello-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./chat-exchange.module.css";
import type { Exchange } from "./use-conversation.ts";
import { Waiting } from "./waiting.tsx";

interface Props {
  readonly exchange: Exchange;
  readonly onStop: () => void;
  readonly onAgain: () => void;
  readonly remedy?: ((failure: Failure) => React.ReactNode) | undefined;
}

/** One message and what came back, as plain text: nothing in it is ours to run. */
export function ChatExchange({ exchange, onStop, onAgain, remedy }: Props) {
  const words = useRoomWords(helloWords).chat;
  const { message, askedAt, outcome } = exchange;
  return (
    <>
      <p className={styles.mine}>
        <VisuallyHidden>{words.you}</VisuallyHidden>
        {message}
      </p>
      {outcome.kind === "waiting" && (
        <Waiting
          words={words.waiting}
          since={askedAt}
          long={words.waitingLong}
          stop={{ label: words.stop, onPress: onStop }}
        />
      )}
      {outcome.kind === "reply" && <Answer {...outcome.reply} />}
      {outcome.kind === "failed" && (
        <div className={styles.problem}>
          <FailureNotice failure={outcome.failure} onRetry={onAgain} />
          {remedy?.(outcome.failure)}
        </div>
      )}
      {outcome.kind === "stopped" && (
        <InlineNotice
          tone="info"
          title={words.stopped}
          action={
            <Button size="small" onClick={onAgain}>
              {words.again}
            </Button>
          }
        />
      )}
    </>
  );
}

function Answer({ reply, model, tookMs }: { reply: string; model: string | null; tookMs: number }) {
  const words = useRoomWords(helloWords).chat;
  const { units } = useMessages();
  const took = units.stepDuration(tookMs);
  return (
    <div className={styles.answer}>
      <p className={styles.who}>{words.assistant}</p>
      <p className={styles.text}>{reply}</p>
      <p className={styles.by}>{model ? words.by(model, took) : words.took(took)}</p>
    </div>
  );
}
