import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { FailureCard } from "../home/failure-card.tsx";
import { CancelButton } from "../operations/cancel-button.tsx";
import { ImageOperationCard } from "../operations/image-operation-card.tsx";
import { OperationCard } from "../operations/operation-card.tsx";
import { BuildOutput } from "./build-output.tsx";
import { ImageResult } from "./image-result.tsx";
import styles from "./operation-place.module.css";

/** What is under way, and what came of it: a change of version, and what happens with images. */
export function OperationPlace({ snapshot }: { snapshot: Snapshot }) {
  const { store, messages } = useApp();
  const words = useRoomWords(imageWords);
  const read = useAppState((state) => state.readOperation);
  const place = useRef<HTMLDivElement>(null);
  const { operation, imageOperation } = snapshot;
  const versions = operation?.kind === "change" || operation?.kind === "roll-back" ? operation : null;
  useInSight(place, imageOperation?.state === "running" ? imageOperation.id : null);
  useInSight(place, versions?.state === "running" ? versions.id : null);
  const putAway = () => store.setState({ readOperation: imageOperation?.id ?? null });
  return (
    <div ref={place} className={styles.place}>
      {versions?.state === "running" && (
        <div>
          <OperationCard key={versions.id} operation={versions} />
          {versions.cancellable && <CancelButton operation={versions} size="medium" />}
        </div>
      )}
      {versions?.state === "failed" && snapshot.failure && (
        <FailureCard failure={snapshot.failure} snapshot={snapshot} />
      )}
      {imageOperation && (imageOperation.state === "running" || imageOperation.id !== read) && end()}
    </div>
  );

  function end(): React.ReactNode {
    if (!imageOperation) return null;
    const { state, kind, failure, id } = imageOperation;
    const output = kind === "build" && <BuildOutput key={id} operationId={id} open={state === "failed"} />;
    if (state === "running")
      return (
        <ImageOperationCard key={id} operation={imageOperation}>
          {output}
        </ImageOperationCard>
      );
    if (state === "failed" && failure)
      return (
        <>
          <FailureCard failure={failure} snapshot={snapshot} operation={imageOperation} onDismiss={putAway} />
          {output}
        </>
      );
    if (state === "done") return <ImageResult operation={imageOperation} onHide={putAway} />;
    return (
      <InlineNotice
        tone="info"
        title={messages.operations[kind].cancelled}
        action={
          <Button size="small" variant="ghost" onClick={putAway}>
            {words.result.hide}
          </Button>
        }
      />
    );
  }
}

/** What was begun far down in the room is shown at its top. */
function useInSight(place: React.RefObject<HTMLDivElement | null>, id: string | null): void {
  const shown = useRef(id);
  useEffect(() => {
    if (id !== null && id !== shown.current) place.current?.scrollIntoView?.({ block: "nearest" });
    shown.current = id;
  }, [place, id]);
}
