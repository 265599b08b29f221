import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { imageWords } from "@rockpool/messages/image-words";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { useCheckpoints } from "../change/use-checkpoints.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./copies-part.module.css";
import { versionWords } from "./image-name.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import { RemoveCopyDialog } from "./remove-copy-dialog.tsx";

/** Copies of the state, each with the version that belongs to it. */
export function CopiesPart() {
  const { messages, store } = useApp();
  const words = useRoomWords(imageWords);
  const now = useNow(60_000);
  const busy = useAppState(({ snapshot }) => snapshot?.operation?.state === "running");
  const copies = useCheckpoints();
  const [removing, setRemoving] = useState<Checkpoint | null>(null);
  const { units } = messages;
  const checkpoints = copies.value?.checkpoints ?? [];
  return (
    <Card title={words.copies.title}>
      <p className={styles.lead}>{words.copies.lead}</p>
      {copies.failure && <FailureNotice failure={copies.failure} onRetry={copies.again} />}
      {copies.value === null && copies.reading && <ListSkeleton label={words.copies.loading} />}
      {copies.value && checkpoints.length === 0 && (
        <EmptyState title={words.copies.empty}>{words.copies.emptyText}</EmptyState>
      )}
      <ul className={styles.list}>
        {checkpoints.map((copy) => (
          <li key={copy.id} className={styles.row}>
            <div className={styles.words}>
              <p className={styles.version}>{versionWords(copy.version, words)}</p>
              <p className={styles.facts}>
                {units.dateTime(copy.at)} · {units.bytes(copy.bytes)} · {units.ago(copy.at, now)}
              </p>
              <p className={styles.facts}>{words.copies.reasons[copy.reason]}</p>
            </div>
            <div className={styles.actions}>
              <Button
                size="small"
                disabled={busy}
                onClick={() => store.setState({ question: { kind: "roll-back", checkpointId: copy.id } })}
              >
                {words.copies.goBack}
              </Button>
              <IconButton
                label={words.copies.remove}
                icon={<Trash2 aria-hidden="true" />}
                disabled={busy}
                onClick={() => setRemoving(copy)}
              />
            </div>
          </li>
        ))}
      </ul>
      {removing && (
        <RemoveCopyDialog
          copy={removing}
          onClose={(changed) => {
            setRemoving(null);
            if (changed) copies.again();
          }}
        />
      )}
    </Card>
  );
}
