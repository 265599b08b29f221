import { imageWords } from "@rockpool/messages/image-words";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import type { PathToChoose } from "../../shell.ts";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import styles from "./path-field.module.css";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly invalid: string;
  readonly choose: PathToChoose;
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** A path of the computer where the service runs: typed, or pointed at where the shell can ask. */
export function PathField({ label, hint, invalid, choose, value, onChange }: Props) {
  const { shell } = useApp();
  const words = useRoomWords(imageWords).save;
  const { choosePath } = shell;
  return (
    <div className={styles.field}>
      <TextField
        mono
        className={styles.path}
        label={label}
        hint={hint}
        error={value === "" || isWholePath(value) ? null : invalid}
        value={value}
        onChange={onChange}
      />
      {choosePath && (
        <Button
          className={styles.choose}
          onClick={async () => {
            const path = await choosePath.call(shell, choose);
            if (path !== null) onChange(path);
          }}
        >
          {words.choose}
        </Button>
      )}
    </div>
  );
}

/** From the root, on any system; the service has the last word. */
export function isWholePath(path: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)./.test(path.trim());
}
