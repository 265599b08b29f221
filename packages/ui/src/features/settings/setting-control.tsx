import { settingEntry } from "@rockpool/gateway-core/contract/settings/preferences";
import { useEffect, useRef } from "react";
import { Switch } from "../../components/switch.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { ChoiceRow } from "./choice-row.tsx";
import { MountsControl } from "./mounts-control.tsx";
import type { SettingWords } from "./read-setting.ts";
import styles from "./setting-control.module.css";
import { StateControl } from "./state-control.tsx";
import type { Setting } from "./use-settings-draft.ts";

interface Props {
  readonly setting: Setting;
  readonly words: SettingWords;
}

/** Asks for a value in the way of its kind. */
export function SettingControl({ setting, words }: Props) {
  const { name, text, error, change } = setting;
  const { control } = settingEntry(name).field;
  const { label, hint } = words.names[name];
  const input = useFocusOnRequest(setting);
  switch (control.kind) {
    case "switch":
      return (
        <Switch
          label={label}
          hint={hint}
          checked={text === "yes"}
          onChange={(on) => change(on ? "yes" : "no")}
        />
      );
    case "choice":
      return (
        <ChoiceRow
          label={label}
          hint={hint}
          value={text}
          options={control.values.map((value) => ({ value, label: choiceLabel(value, words) }))}
          onChange={change}
        />
      );
    case "mounts":
      return <MountsControl setting={setting} words={words} />;
    case "variables":
      return (
        <TextArea
          label={label}
          hint={hint}
          error={error}
          rows={4}
          value={text.replaceAll(/,(?=[A-Za-z_][A-Za-z0-9_]*=)/g, "\n")}
          onChange={change}
        />
      );
    case "state":
      return <StateControl setting={setting} words={words} />;
    default:
      return (
        <TextField
          mono
          ref={input}
          className={control.kind === "number" || control.kind === "bytes" ? styles.short : undefined}
          inputMode={control.kind === "number" ? "decimal" : undefined}
          label={label}
          hint={hint}
          error={error}
          placeholder={words.names[name].empty ?? words.automatic}
          value={isAutomatic(setting) ? "" : text}
          onChange={change}
        />
      );
  }
}

/** Shown empty, with a word in the empty field: what is typed there is the person's own. */
function isAutomatic({ name, text, changed }: Setting): boolean {
  return (
    !changed && text === "auto" && settingEntry(name).field.toText(settingEntry(name).default) === "auto"
  );
}

function choiceLabel(value: string, { themes, protocols, reaches }: SettingWords): string {
  const labels: Readonly<Record<string, string>> = { ...protocols, ...themes, ...reaches };
  return labels[value] ?? value;
}

/** Where a button of another room leads to this field. */
function useFocusOnRequest({ name }: Setting): React.RefObject<HTMLInputElement | null> {
  const { store } = useApp();
  const wanted = useAppState(({ focusField }) => focusField === name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wanted) return;
    // After the frame has given the focus to the new room.
    const timer = setTimeout(() => {
      input.current?.focus();
      input.current?.select();
      store.setState({ focusField: null });
    });
    return () => clearTimeout(timer);
  }, [wanted, store]);
  return input;
}
