import type { EngineImage, ResolvedImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { FactList } from "../../components/fact-list.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { versionWords } from "./image-name.ts";
import styles from "./image-preview.module.css";
import { PreviewButtons } from "./preview-buttons.tsx";

interface Props {
  readonly reference: string;
  /** What is on the engine. */
  readonly images: readonly EngineImage[];
  readonly snapshot: Snapshot | null;
}

export type HereAlready = "same" | "older" | "no";

/** What an image is, before it is downloaded: asked of its registry. */
export function ImagePreview({ reference, images, snapshot }: Props) {
  const { messages } = useApp();
  const words = useRoomWords(imageWords);
  const now = useNow(null);
  const resolved = useRead("images.resolve", { reference }, null);
  const { value, failure } = resolved;
  const here = hereAlready(reference, value, images);
  return (
    <section className={styles.preview} aria-label={reference} aria-busy={resolved.reading}>
      <p className={styles.reference}>{reference}</p>
      {failure && <FailureNotice failure={failure} onRetry={resolved.again} />}
      {value?.isOpenClaw === false && <InlineNotice tone="warning" title={words.get.notOpenClaw} />}
      {value?.access === "anonymous-after-refusal" && <p className={styles.note}>{words.get.access}</p>}
      {!failure && <FactList facts={facts()} />}
      <PreviewButtons reference={reference} resolved={value} here={here} snapshot={snapshot} />
    </section>
  );

  function facts() {
    const { get } = words;
    const wait = (width: number) => <Skeleton width={width} />;
    const { units } = messages;
    return [
      { label: get.version, value: value ? versionWords(value.version, words) : wait(128) },
      { label: get.size, value: value ? units.bytes(value.bytes) : wait(64) },
      {
        label: get.platform,
        value: value ? `${value.platform.os}/${value.platform.architecture}` : wait(88),
      },
      {
        label: get.created,
        value: !value ? wait(96) : value.createdAt === null ? "–" : units.ago(value.createdAt, now),
      },
      { label: get.here.label, value: value ? get.here[here] : wait(152) },
    ];
  }
}

function hereAlready(
  reference: string,
  resolved: ResolvedImage | null,
  images: readonly EngineImage[],
): HereAlready {
  const digests = [resolved?.digest, resolved?.manifestDigest];
  if (images.some(({ digest, id }) => digests.includes(digest ?? undefined) || digests.includes(id)))
    return "same";
  return images.some(({ references }) => references.includes(reference)) ? "older" : "no";
}
