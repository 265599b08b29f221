import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { Button } from "../../components/button.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { useApp } from "../../state/app-context.tsx";
import { currentStep } from "./current-step.ts";
import styles from "./image-operation-line.module.css";
import { progressWords } from "./progress-words.ts";

/** An image under way, or not got, while the gateway has the room to itself: one line that leads to the rest. */
export function ImageOperationLine({ operation }: { operation: Operation }) {
  const { messages, store } = useApp();
  const step = currentStep(operation);
  const words = messages.operations[operation.kind];
  const running = operation.state === "running";
  return (
    <div className={styles.line}>
      <span className={styles.title}>{running ? words.running : words.failed}</span>
      {running && (
        <>
          <span className={styles.bar}>
            <ProgressBar
              key={`${operation.id} ${step?.id}`}
              label={words.running}
              fraction={step?.fraction}
            />
          </span>
          <span className={styles.words}>
            {step?.progress && progressWords(step.progress, step.facts, messages)}
          </span>
        </>
      )}
      <Button size="small" variant="ghost" onClick={() => store.setState({ room: "images" })}>
        {messages.screens.home.images.show}
      </Button>
    </div>
  );
}
