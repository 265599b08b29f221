import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { Card } from "../../components/card.tsx";
import { StepList } from "../../components/step-list.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import styles from "./operation-card.module.css";
import { operationRows } from "./operation-rows.ts";

/** What is under way, step by step. */
export function OperationCard({ operation }: { operation: Operation }) {
  const messages = useMessages();
  const now = useNow(1000);
  const words = messages.operations[operation.kind];
  return (
    <Card
      title={words.running}
      aside={<span className={styles.elapsed}>{messages.units.duration(now - operation.startedAt)}</span>}
    >
      <StepList
        label={messages.screens.home.stepsOf(words.running)}
        steps={operationRows(operation, messages, now)}
      />
    </Card>
  );
}
