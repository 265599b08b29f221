import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";
import styles from "./cancel-button.module.css";

interface Props {
  readonly operation: Operation;
  readonly size: "medium" | "large";
}

/** The way out of what is under way, and what it keeps. */
export function CancelButton({ operation, size }: Props) {
  const messages = useMessages();
  const { cancel } = useGatewayActions();
  const [cancelled, setCancelled] = useState<string | null>(null);
  const cancelling = cancelled === operation.id;
  return (
    <div className={styles.cancel}>
      <Button
        size={size}
        disabled={cancelling}
        onClick={() => {
          setCancelled(operation.id);
          cancel(operation.id);
        }}
      >
        {cancelling ? messages.screens.home.cancelling : messages.screens.app.cancel}
      </Button>
      <p className={styles.keeps}>{messages.operations[operation.kind].cancelKeeps}</p>
    </div>
  );
}
