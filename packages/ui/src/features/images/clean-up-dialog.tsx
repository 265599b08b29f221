import type { EngineImage, ImageList } from "@rockpool/gateway-core/contract/images";
import { imageWords } from "@rockpool/messages/image-words";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";
import { shortDigest } from "../frame/short-digest.ts";
import styles from "./clean-up-dialog.module.css";
import { imageName } from "./image-name.ts";

interface Props {
  /** Those that nothing keeps. */
  readonly images: readonly EngineImage[];
  readonly leftovers: ImageList["leftovers"];
  readonly onClose: (changed: boolean) => void;
}

/** Everything that would go, by name, before it does. */
export function CleanUpDialog({ images, leftovers, onClose }: Props) {
  const { messages, store } = useApp();
  const words = useRoomWords(imageWords).cleanUp;
  const ask = useAsk();
  const { bytes } = messages.units;
  const rows = [
    ...images.map((image) => ({ id: image.id, name: imageName(image), bytes: image.bytes })),
    ...leftovers.map((leftover) => ({ ...leftover, name: shortDigest(leftover.id) })),
  ];
  const sum = rows.reduce((all, row) => all + row.bytes, 0);

  const cleanUp = async () => {
    const reply = await ask("images.cleanUp", {});
    if (reply.ok) {
      const { removed, bytes: freed } = reply.value;
      addToast(store, { tone: "info", title: words.done(removed.length), text: words.freed(bytes(freed)) });
    }
    onClose(true);
  };

  return (
    <Dialog
      title={words.title}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => (yes ? void cleanUp() : onClose(false))}
    >
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.name}>{row.name}</span>
            <span className={styles.bytes}>{bytes(row.bytes)}</span>
          </li>
        ))}
      </ul>
      <p>{words.text(bytes(sum))}</p>
      <p>{words.stays}</p>
    </Dialog>
  );
}
