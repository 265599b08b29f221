import { settingEntry } from "@rockpool/gateway-core/contract/settings/preferences";
import { RotateCcw } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import type { SettingWords } from "./read-setting.ts";
import { SettingControl } from "./setting-control.tsx";
import styles from "./setting-row.module.css";
import type { Setting } from "./use-settings-draft.ts";

interface Props {
  readonly setting: Setting;
  readonly words: SettingWords;
  /** What stands beside it: what the environment says, or what it comes to now. */
  readonly note?: string | undefined;
}

/** One setting: what it does, its value, what it takes for that to count, and the way back to the default. */
export function SettingRow({ setting, words, note }: Props) {
  const { applies, default: initial, field, variables } = settingEntry(setting.name);
  const { label } = words.names[setting.name];
  const isDefault = setting.text === field.toText(initial);
  return (
    <div className={styles.row} data-changed={setting.changed || undefined}>
      <div className={styles.control}>
        <SettingControl setting={setting} words={words} />
        {note && <p className={styles.note}>{note}</p>}
        <p className={styles.facts}>
          <span>{words.applies[applies]}</span>
          {variables.map((name) => (
            <code key={name} className={styles.variable}>
              {name}
            </code>
          ))}
        </p>
      </div>
      <div className={styles.reset}>
        {!isDefault && (
          <IconButton
            size="small"
            label={words.reset(label)}
            icon={<RotateCcw aria-hidden="true" />}
            onClick={() => setting.change(field.toText(initial))}
          />
        )}
      </div>
    </div>
  );
}
