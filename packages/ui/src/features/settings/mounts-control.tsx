import { mountsFromText } from "@rockpool/gateway-core/contract/settings/extra-mount";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/checkbox.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { TextField } from "../../components/text-field.tsx";
import type { SettingWords } from "./read-setting.ts";
import styles from "./setting-control.module.css";
import type { Setting } from "./use-settings-draft.ts";

interface Row {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly options: string;
}

const empty: Row = { source: "", target: "", readOnly: false, options: "" };

/** A row for each mount; the text that they make is that of the variable. */
export function MountsControl({ setting, words }: { setting: Setting; words: SettingWords }) {
  const { name, text, error, change } = setting;
  const { label, hint } = words.names[name];
  const [typed, setTyped] = useState<readonly Row[]>(() => rowsOf(text));
  // What is half-typed cannot be read back from its text: the rows count as long as they are what the text was made of.
  const rows = textOf(typed) === text ? typed : rowsOf(text);
  const save = (next: readonly Row[]) => {
    setTyped(next);
    change(textOf(next));
  };
  const edit = (at: number, patch: Partial<Row>) =>
    save(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)));
  return (
    <fieldset className={styles.group} aria-label={label}>
      <div>
        <span className={styles.label}>{label}</span>
        <p className={styles.hint}>{hint}</p>
      </div>
      {rows.map((row, at) => (
        // Rows have no name of their own: the place is what they are told apart by.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className={styles.mount}>
          <TextField
            mono
            label={words.mounts.source}
            value={row.source}
            onChange={(source) => edit(at, { source })}
          />
          <TextField
            mono
            label={words.mounts.target}
            value={row.target}
            onChange={(target) => edit(at, { target })}
          />
          <div className={styles.readOnly}>
            <Checkbox
              label={words.mounts.readOnly}
              checked={row.readOnly}
              onChange={(readOnly) => edit(at, { readOnly })}
            />
          </div>
          <IconButton
            size="small"
            label={words.mounts.remove(row.source)}
            icon={<X aria-hidden="true" />}
            onClick={() => save(rows.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {error && <p className={styles.error}>{error}</p>}
      <div>
        <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => save([...rows, empty])}>
          {words.mounts.add}
        </Button>
      </div>
    </fieldset>
  );
}

function rowsOf(text: string): Row[] {
  return mountsFromText(text).map((entry) =>
    typeof entry === "string"
      ? { ...empty, source: entry }
      : { ...entry, readOnly: entry.readOnly ?? false, options: entry.options ?? "" },
  );
}

function textOf(rows: readonly Row[]): string {
  return rows.map(toText).join(",");
}

function toText({ source, target, readOnly, options }: Row): string {
  const words = [...(readOnly ? ["ro"] : []), ...options.split(",").filter((word) => word !== "")];
  return [source, target, ...(words.length === 0 ? [] : [words.join(",")])].join(":");
}
