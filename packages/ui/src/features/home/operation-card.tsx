import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { StepList } from "../../components/step-list.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";
import styles from "./operation-card.module.css";
import { operationRows } from "./operation-rows.ts";

/** What is under way, step by step, and the way out. */
export function OperationCard({ operation }: { operation: Operation }) {
  const messages = useMessages();
  const { cancel } = useGatewayActions();
  const [cancelled, setCancelled] = useState<string | null>(null);
  const now = useNow(1000);
  const words = messages.operations[operation.kind];
  const home = messages.screens.home;
  const cancelling = cancelled === operation.id;
  return (
    <Card
      title={words.running}
      aside={<span className={styles.elapsed}>{messages.units.duration(now - operation.startedAt)}</span>}
    >
      <StepList label={home.stepsOf(words.running)} steps={operationRows(operation, messages, now)} />
      {operation.cancellable && (
        <div className={styles.cancel}>
          <Button
            disabled={cancelling}
            onClick={() => {
              setCancelled(operation.id);
              cancel(operation.id);
            }}
          >
            {cancelling ? home.cancelling : messages.screens.app.cancel}
          </Button>
          <p className={styles.keeps}>{words.cancelKeeps}</p>
        </div>
      )}
    </Card>
  );
}
