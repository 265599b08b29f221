import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./get-part.module.css";
import { ImagePreview } from "./image-preview.tsx";
import { LoadImageDialog } from "./load-image-dialog.tsx";
import { ReferenceChoice } from "./reference-choice.tsx";
import { useReferenceChoice } from "./use-reference-choice.ts";

interface Props {
  readonly images: readonly EngineImage[];
  readonly snapshot: Snapshot | null;
}

/** Chooses an image by channel, version or name, and shows what it is before anything is downloaded. */
export function GetPart({ images, snapshot }: Props) {
  const words = useRoomWords(imageWords);
  const choice = useReferenceChoice(snapshot?.wish.image);
  const [loading, setLoading] = useState(false);
  const { reference } = choice;
  return (
    <Card
      title={words.get.title}
      aside={
        <Button
          size="small"
          variant="ghost"
          disabled={snapshot?.imageOperation?.state === "running"}
          onClick={() => setLoading(true)}
        >
          {words.get.fromFile}
        </Button>
      }
    >
      <div className={styles.rows}>
        <ReferenceChoice choice={choice} />
        {reference !== null && (
          <ImagePreview key={reference} reference={reference} images={images} snapshot={snapshot} />
        )}
      </div>
      {loading && <LoadImageDialog onClose={() => setLoading(false)} />}
    </Card>
  );
}
