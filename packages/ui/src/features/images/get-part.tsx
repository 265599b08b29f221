import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useSettled } from "../../state/use-settled.ts";
import { type Channel, ChannelChoice } from "./channel-choice.tsx";
import styles from "./get-part.module.css";
import { ImagePreview } from "./image-preview.tsx";
import { LoadImageDialog } from "./load-image-dialog.tsx";
import { repositoryToChooseFrom } from "./official-repository.ts";
import { VersionChoice } from "./version-choice.tsx";

const ways = ["channel", "version", "reference"] as const;
type Way = (typeof ways)[number];

interface Props {
  readonly images: readonly EngineImage[];
  readonly snapshot: Snapshot | null;
}

/** Chooses an image by channel, version or name, and shows what it is before anything is downloaded. */
export function GetPart({ images, snapshot }: Props) {
  const words = useRoomWords(imageWords);
  const [way, setWay] = useState<Way>("channel");
  const [channel, setChannel] = useState<Channel>("latest");
  const [browser, setBrowser] = useState(false);
  const [tag, setTag] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [loading, setLoading] = useState(false);
  // What was typed is asked about when the typing has come to rest.
  const settled = useSettled(typed.trim(), 500);
  const repository = repositoryToChooseFrom(snapshot?.wish.image);
  const readable = isImageReference(typed.trim());
  const reference = chosen();
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
        <div>
          <Segmented
            label={words.get.by}
            value={way}
            options={ways.map((value) => ({ value, label: words.get.ways[value] }))}
            onChange={setWay}
          />
        </div>
        {way === "channel" && (
          <ChannelChoice channel={channel} onChannel={setChannel} browser={browser} onBrowser={setBrowser} />
        )}
        {way === "version" && <VersionChoice repository={repository} tag={tag} onTag={setTag} />}
        {way === "reference" && (
          <TextField
            mono
            label={words.get.reference}
            hint={words.get.referenceHint}
            error={typed.trim() === "" || readable ? null : words.get.referenceInvalid}
            value={typed}
            onChange={setTyped}
          />
        )}
        {reference !== null && (
          <ImagePreview key={reference} reference={reference} images={images} snapshot={snapshot} />
        )}
      </div>
      {loading && <LoadImageDialog onClose={() => setLoading(false)} />}
    </Card>
  );

  function chosen(): string | null {
    if (way === "channel") return `${repository}:${channel}${browser ? "-browser" : ""}`;
    if (way === "version") return tag && `${repository}:${tag}`;
    return readable && settled === typed.trim() ? settled : null;
  }
}
