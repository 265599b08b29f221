import { TextField } from "../../components/text-field.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import type { SettingWords } from "./read-setting.ts";
import styles from "./setting-control.module.css";
import type { Setting } from "./use-settings-draft.ts";

const kinds = ["auto", "bind", "volume"] as const;
type Kind = (typeof kinds)[number];

/** Where the state is: left to Rockpool, a folder, or a volume. */
export function StateControl({ setting, words }: { setting: Setting; words: SettingWords }) {
  const { name, text, error, change } = setting;
  const { label, hint } = words.names[name];
  const kind: Kind = kinds.find((each) => text.startsWith(each)) ?? "auto";
  const value = kind === "auto" ? "" : text.slice(kind.length + 1);
  return (
    <div className={styles.group}>
      <ChoiceRow
        label={label}
        hint={hint}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: words.stateKinds[each] }))}
        onChange={(next) => change(next === "auto" ? next : `${next}:`)}
      />
      {kind !== "auto" && (
        <TextField
          mono
          label={kind === "bind" ? words.statePath : words.volumeName}
          error={error}
          value={value}
          onChange={(next) => change(`${kind}:${next}`)}
        />
      )}
    </div>
  );
}
