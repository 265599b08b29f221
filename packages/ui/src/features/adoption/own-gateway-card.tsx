import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import { ForgetOldDialog } from "./forget-old-dialog.tsx";
import styles from "./own-gateway-card.module.css";
import { UndoTakeOverDialog } from "./undo-take-over-dialog.tsx";

interface Props {
  readonly snapshot: Snapshot;
  readonly onGiveBack: () => void;
}

/** Our own gateway among the others: where it came from, the way back, and the way out of our hands. */
export function OwnGatewayCard({ snapshot, onGiveBack }: Props) {
  const words = useRoomWords(adoptionWords).ownCard;
  const { units } = useMessages();
  const [asks, setAsks] = useState<"undo" | "forget" | null>(null);
  const { adoption, gateway, operation } = snapshot;
  const taken = adoption?.kind === "taken-over" ? adoption : null;
  const busy = operation?.state === "running" || snapshot.engine.kind !== "connected";
  if (gateway.container === null && taken === null) return null;
  return (
    <Card title={words.title}>
      {gateway.container && <p className={styles.name}>{gateway.container.name}</p>}
      {taken && (
        <p className={styles.text}>
          {words.takenOver(taken.name, units.dateTime(taken.at))}{" "}
          {{ yes: words.kept, no: words.gone, unknown: words.unknown }[taken.undoable]}
        </p>
      )}
      <div className={styles.buttons}>
        {taken?.undoable === "yes" && (
          <Button disabled={busy} onClick={() => setAsks("undo")}>
            {words.undo}
          </Button>
        )}
        {taken?.undoable === "yes" && (
          <Button disabled={busy} onClick={() => setAsks("forget")}>
            {words.forget}
          </Button>
        )}
        {gateway.container && (
          <Button disabled={busy} onClick={onGiveBack}>
            {words.giveBack}
          </Button>
        )}
      </div>
      {taken && asks === "undo" && <UndoTakeOverDialog name={taken.name} onClose={() => setAsks(null)} />}
      {taken && asks === "forget" && <ForgetOldDialog name={taken.name} onClose={() => setAsks(null)} />}
    </Card>
  );
}
