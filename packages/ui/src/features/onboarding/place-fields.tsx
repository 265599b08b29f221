import { setupWords } from "@rockpool/messages/setup-words";
import { useRoomWords } from "../../state/app-context.tsx";
import { PathField } from "../images/path-field.tsx";
import styles from "./place-list.module.css";
import type { StorageDraft } from "./storage-draft.ts";

interface Props {
  readonly draft: Pick<StorageDraft, "state" | "workspace">;
  readonly onChange: (part: { state?: string; workspace?: string }) => void;
}

/** Other folders for state and workspace. */
export function PlaceFields({ draft, onChange }: Props) {
  const words = useRoomWords(setupWords).data;
  const field = { invalid: words.invalid, choose: { kind: "folder" } } as const;
  return (
    <div className={styles.fields}>
      <PathField
        {...field}
        label={words.stateField}
        hint={words.stateFieldHint}
        value={draft.state}
        onChange={(state) => onChange({ state })}
      />
      <PathField
        {...field}
        label={words.workspaceField}
        hint={words.workspaceFieldHint}
        value={draft.workspace}
        onChange={(workspace) => onChange({ workspace })}
      />
    </div>
  );
}
