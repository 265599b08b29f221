import type { ResolvedImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { Button } from "../../components/button.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import type { HereAlready } from "./image-preview.tsx";
import styles from "./preview-buttons.module.css";
import { useNextImage } from "./use-next-image.ts";

interface Props {
  readonly reference: string;
  /** null while the registry has not said, and where it does not. */
  readonly resolved: ResolvedImage | null;
  readonly here: HereAlready;
  readonly snapshot: Snapshot | null;
}

/** To download it, and to use it. Both need the engine and not what we have asked: they are there from the first. */
export function PreviewButtons({ reference, resolved, here, snapshot }: Props) {
  const { store } = useApp();
  const words = useRoomWords(imageWords).get;
  const ask = useAsk();
  const use = useNextImage();
  if (resolved?.isOpenClaw === false) return null;
  const hasGateway = snapshot?.gateway.container != null;
  const downloading = snapshot?.imageOperation?.state === "running";
  const isWish = reference === snapshot?.wish.image;
  const isRunning =
    resolved !== null && resolved.digest === snapshot?.gateway.container?.image.digest && here === "same";
  return (
    <div className={styles.buttons}>
      {hasGateway && !isRunning && (
        <Button
          variant="primary"
          disabled={resolved === null || snapshot.operation?.state === "running"}
          onClick={() =>
            store.setState({
              question: {
                kind: "change-version",
                reference,
                version: resolved?.version ?? null,
                here: here === "same",
              },
            })
          }
        >
          {words.change}
        </Button>
      )}
      {here !== "same" && (
        <Button
          variant={hasGateway ? "secondary" : "primary"}
          disabled={downloading}
          onClick={() => void ask("images.pull", { reference })}
        >
          {words.download}
        </Button>
      )}
      {!hasGateway && !isWish && (
        <Button variant={here === "same" ? "primary" : "secondary"} onClick={() => void use(reference)}>
          {words.useNext}
        </Button>
      )}
      {downloading && here !== "same" && <p className={styles.note}>{words.waits}</p>}
    </div>
  );
}
