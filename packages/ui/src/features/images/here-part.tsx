import type { EngineImage, ImageList } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import type { Read } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { CleanUpDialog } from "./clean-up-dialog.tsx";
import styles from "./here-part.module.css";
import { ImageRow } from "./image-row.tsx";
import { Leftovers } from "./leftovers.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { LoadImageDialog } from "./load-image-dialog.tsx";
import { RemoveImageDialog } from "./remove-image-dialog.tsx";
import { SaveImageDialog } from "./save-image-dialog.tsx";

interface Props {
  readonly list: Read<ImageList>;
  readonly snapshot: Snapshot | null;
}

type Asked =
  | { readonly about: "clean-up" | "load" }
  | { readonly about: "remove" | "save"; readonly image: EngineImage };

/** Every OpenClaw image on the engine, why it is kept, and what can be done with it. */
export function HerePart({ list, snapshot }: Props) {
  const { store } = useApp();
  const words = useRoomWords(imageWords);
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useNow(60_000);
  const images = list.value?.images ?? [];
  const leftovers = list.value?.leftovers ?? [];
  const going = images.filter(({ keptBecause }) => keptBecause === null);
  const busy = snapshot?.imageOperation?.state === "running";
  const close = (changed: boolean) => {
    setAsked(null);
    if (changed) list.again();
  };

  return (
    <Card
      title={images.length > 0 ? words.list.count(images.length) : words.list.title}
      aside={
        <span className={styles.aside}>
          <Button size="small" variant="ghost" disabled={busy} onClick={() => setAsked({ about: "load" })}>
            {words.get.fromFile}
          </Button>
          <Button
            size="small"
            disabled={going.length + leftovers.length === 0}
            title={going.length + leftovers.length === 0 ? words.list.nothingToClean : undefined}
            onClick={() => setAsked({ about: "clean-up" })}
          >
            {words.list.cleanUp}
          </Button>
        </span>
      }
    >
      {list.failure && <FailureNotice failure={list.failure} onRetry={list.again} />}
      {list.value === null && list.reading && <ListSkeleton label={words.list.loading} />}
      {list.value && images.length === 0 && (
        <EmptyState
          title={words.list.empty}
          action={<Button onClick={() => store.setState({ imagesPart: "get" })}>{words.list.get}</Button>}
        >
          {words.list.emptyText}
        </EmptyState>
      )}
      {images.length > 0 && (
        <ul className={styles.list}>
          {images.map((image) => (
            <ImageRow
              key={image.id}
              image={image}
              snapshot={snapshot}
              now={now}
              busy={busy}
              onSave={() => setAsked({ about: "save", image })}
              onRemove={() => setAsked({ about: "remove", image })}
            />
          ))}
        </ul>
      )}
      {leftovers.length > 0 && <Leftovers leftovers={leftovers} />}
      {asked?.about === "clean-up" && <CleanUpDialog images={going} leftovers={leftovers} onClose={close} />}
      {asked?.about === "load" && <LoadImageDialog onClose={() => close(false)} />}
      {asked?.about === "remove" && <RemoveImageDialog image={asked.image} onClose={close} />}
      {asked?.about === "save" && <SaveImageDialog image={asked.image} onClose={() => close(false)} />}
    </Card>
  );
}
