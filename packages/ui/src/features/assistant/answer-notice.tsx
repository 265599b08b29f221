import type { ModelAnswer } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./answer-notice.module.css";

interface Props {
  readonly answer: ModelAnswer;
  /** One button at most. */
  readonly action?: React.ReactNode;
}

/** What a live test of the model said: in our words what it means, and in the provider's what it said. */
export function AnswerNotice({ answer, action }: Props) {
  const { answers, answer: words } = useRoomWords(assistantWords);
  const { status, model, error } = answer;
  const { title, whatToDo } = answers[status];
  return (
    <InlineNotice tone={status === "ok" ? "info" : "warning"} title={title} action={action}>
      {whatToDo}
      {status !== "ok" && error && (
        <span className={styles.said}>
          <span className={styles.label}>{words.says}</span> <q className={styles.quote}>{error}</q>
        </span>
      )}
      {status !== "ok" && model && <span className={styles.model}>{words.model(model)}</span>}
    </InlineNotice>
  );
}
