import type { StoragePlace, StoragePreview } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import { Database, FolderOpen } from "lucide-react";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useMessages, useRoomWords } from "../../state/app-context.tsx";
import styles from "./place-list.module.css";

/** Conversations and files need some room to grow. */
const enoughBytes = 1_000_000_000;

/** The two places, what each is for, and how much room there is. */
export function PlaceList({ preview }: { preview: StoragePreview }) {
  const words = useRoomWords(setupWords).data;
  const { units } = useMessages();
  const frees = [preview.state.freeBytes, preview.workspace.freeBytes].filter((free) => free !== null);
  const least = frees.length > 0 ? Math.min(...frees) : null;
  return (
    <>
      <ul className={styles.list}>
        {(["state", "workspace"] as const).map((which) => {
          const place = preview[which];
          return (
            <li key={which} className={styles.row}>
              <span className={styles.icon}>
                {which === "state" ? <Database aria-hidden="true" /> : <FolderOpen aria-hidden="true" />}
              </span>
              <div className={styles.words}>
                <p className={styles.name}>{words[which]}</p>
                <p className={place.kind === "volume" ? styles.volume : styles.where}>
                  {place.kind === "volume" ? words.volume(place.where) : place.where}
                </p>
                <p className={styles.text}>{which === "state" ? words.stateHint : words.workspaceHint}</p>
              </div>
              <p className={styles.room}>{roomWords(place)}</p>
            </li>
          );
        })}
      </ul>
      {least !== null && least < enoughBytes && (
        <InlineNotice tone="warning" title={words.littleRoom(units.bytes(least))}>
          {words.littleRoomText}
        </InlineNotice>
      )}
    </>
  );

  function roomWords({ exists, freeBytes }: StoragePlace): React.ReactNode {
    return (
      <>
        {exists ? words.exists : words.willBeMade}
        <br />
        {freeBytes === null ? words.freeUnknown : words.free(units.bytes(freeBytes))}
      </>
    );
  }
}
