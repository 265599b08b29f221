import { imageWords } from "@rockpool/messages/image-words";
import { Segmented } from "../../components/segmented.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import type { ImagesPart } from "../../state/app-state.ts";
import { useLastEnded } from "../../state/use-last-ended.ts";
import { useRead } from "../../state/use-read.ts";
import { BuildPart } from "./build-part.tsx";
import { CopiesPart } from "./copies-part.tsx";
import { GetPart } from "./get-part.tsx";
import { HerePart } from "./here-part.tsx";
import styles from "./images-room.module.css";
import { NewerImage } from "./newer-image.tsx";
import { OperationPlace } from "./operation-place.tsx";
import { RunningImage } from "./running-image.tsx";
import { useImageCheck } from "./use-image-check.ts";

const parts: readonly ImagesPart[] = ["here", "get", "build", "copies"];

/** What the gateway is made of, what else it could be made of, and the way back. */
export function ImagesRoom() {
  const { store } = useApp();
  const words = useRoomWords(imageWords);
  const snapshot = useAppState((state) => state.snapshot);
  const part = useAppState((state) => state.imagesPart);
  const asks = useAppState(({ preferences }) => preferences?.checkForNewImages ?? true);
  const check = useImageCheck();
  const { checkedByHand } = check;
  const imageEnded = useLastEnded(snapshot?.imageOperation ?? null);
  const gatewayEnded = useLastEnded(snapshot?.operation ?? null);
  const list = useRead("images.list", {}, `${imageEnded} ${gatewayEnded}`);
  return (
    <div className={styles.room}>
      <h1 className={styles.title}>{words.title}</h1>
      {snapshot && <OperationPlace snapshot={snapshot} />}
      {snapshot?.image.newer && (asks || checkedByHand) && (
        <NewerImage snapshot={snapshot} newer={snapshot.image.newer} />
      )}
      <div className={styles.parts}>
        <Segmented
          label={words.parts.label}
          value={part}
          options={parts.map((value) => ({ value, label: words.parts[value] }))}
          onChange={(imagesPart) => store.setState({ imagesPart })}
        />
      </div>
      {part === "here" && snapshot && <RunningImage snapshot={snapshot} check={check} />}
      {part === "here" && <HerePart list={list} snapshot={snapshot} />}
      {part === "get" && <GetPart images={list.value?.images ?? []} snapshot={snapshot} />}
      {part === "build" && <BuildPart snapshot={snapshot} />}
      {part === "copies" && <CopiesPart />}
    </div>
  );
}
