import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { Save, Trash2 } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { imageName, versionWords } from "./image-name.ts";
import styles from "./image-row.module.css";
import { UseImageButton } from "./use-image-button.tsx";

interface Props {
  readonly image: EngineImage;
  readonly snapshot: Snapshot | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Another image is under way. */
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onRemove: () => void;
}

/** One image: what it is, how large, who needs it; and three things to do with it. */
export function ImageRow({ image, snapshot, now, busy, onSave, onRemove }: Props) {
  const { messages } = useApp();
  const words = useRoomWords(imageWords);
  const { units, status } = messages;
  const { list } = words;
  const name = imageName(image);
  const runs = image.id === snapshot?.gateway.container?.image.id;
  const users = image.usedBy.map(({ container }) => container);
  const facts = [
    units.bytes(image.bytes),
    list.created(units.ago(image.createdAt, now)),
    image.built && list.made[image.built],
    users.length > 0 && list.usedBy(status.list(users)),
    image.keptBecause ? list.kept[image.keptBecause] : list.goes,
  ].filter(Boolean);
  return (
    <li className={styles.row} aria-label={name}>
      <div className={styles.words}>
        <p className={styles.head}>
          <span className={styles.version}>{versionWords(image.version, words)}</span>
          {runs && <span className={styles.runs}>{list.runs}</span>}
        </p>
        {image.references.length === 0 && <p className={styles.facts}>{list.noName}</p>}
        {image.references.map((reference) => (
          <p key={reference} className={styles.reference}>
            {reference}
          </p>
        ))}
        <p className={styles.facts}>{facts.join(" · ")}</p>
      </div>
      <div className={styles.actions}>
        {!runs && <UseImageButton image={image} snapshot={snapshot} />}
        <IconButton label={list.save} icon={<Save aria-hidden="true" />} disabled={busy} onClick={onSave} />
        <IconButton label={list.remove} icon={<Trash2 aria-hidden="true" />} onClick={onRemove} />
      </div>
    </li>
  );
}
