import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { Card } from "../../components/card.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { StepList } from "../../components/step-list.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { CancelButton } from "./cancel-button.tsx";
import { currentStep } from "./current-step.ts";
import styles from "./image-operation-card.module.css";
import { operationRows } from "./operation-rows.ts";
import { ProgressItems } from "./progress-items.tsx";
import { progressWords } from "./progress-words.ts";

interface Props {
  readonly operation: Operation;
  /** More for those who want it, below the steps. */
  readonly children?: React.ReactNode;
}

/** A download, a build, a load or a save under way: one bar, one line of figures, the rest folded. */
export function ImageOperationCard({ operation, children }: Props) {
  const messages = useMessages();
  const now = useNow(1000);
  const { progress: words, operations, steps, units, screens } = messages;
  const title = operations[operation.kind].running;
  const step = currentStep(operation);
  const { progress } = step ?? {};
  return (
    <Card
      title={title}
      aside={<span className={styles.elapsed}>{units.duration(now - operation.startedAt)}</span>}
    >
      <div className={styles.rows}>
        <div>
          <ProgressBar key={`${operation.id} ${step?.id}`} label={title} fraction={step?.fraction} />
          <p className={styles.words}>
            {progress ? progressWords(progress, step?.facts, messages) : step && steps[step.id].doing}
          </p>
        </div>
        {operation.steps.length > 1 && (
          <Disclosure summary={words.steps}>
            <StepList label={screens.home.stepsOf(title)} steps={operationRows(operation, messages, now)} />
          </Disclosure>
        )}
        {progress && progress.items.length > 0 && (
          <Disclosure
            summary={operation.kind === "build" ? words.buildSteps : words.layers(progress.items.length)}
          >
            <ProgressItems items={progress.items} />
          </Disclosure>
        )}
        {children}
        {operation.cancellable && <CancelButton operation={operation} size="medium" />}
      </div>
    </Card>
  );
}
