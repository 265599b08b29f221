import { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import { settingChanges } from "@rockpool/gateway-core/contract/settings/setting-changes";
import type { SettingsImport } from "@rockpool/gateway-core/contract/settings-import";
import { useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import styles from "./files.module.css";
import type { SettingWords } from "./read-setting.ts";

/** Files of somebody else's: what they come to is put among the changes, and what they do not is named. */
export function ImportCard({ words: { files: words } }: { words: SettingWords }) {
  const { store } = useApp();
  const ask = useAsk();
  const preferences = useAppState((state) => state.preferences);
  const input = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<{ count: number; read: SettingsImport } | null>(null);

  const take = async (chosen: readonly File[]) => {
    if (chosen.length === 0 || preferences === null) return;
    const texts = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, text: await file.text() })),
    );
    const isEnv = ({ name }: { name: string }) => /(?:^|\.)env$/.test(name);
    const compose = texts.filter((file) => !isEnv(file)).map(({ text }) => text);
    const reply = await ask("settings.readFiles", { compose, env: texts.find(isEnv)?.text ?? "" });
    if (!reply.ok) return;
    const after = Preferences.parse({ ...preferences, ...reply.value.patch });
    const changes = settingChanges(preferences, after);
    const draft = Object.fromEntries(changes.map(({ name, to }) => [name, to]));
    store.setState(({ draft: before }) => ({ draft: { ...before, ...draft } }));
    setResult({ count: changes.length, read: reply.value });
  };

  return (
    <div className={styles.card}>
      <p className={styles.lead}>{words.inLead}</p>
      <div>
        <Button onClick={() => input.current?.click()}>{words.choose}</Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={words.choose}
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            // The same file again is a new choice.
            event.currentTarget.value = "";
          }}
        />
      </div>
      {result && (
        <div role="status" className={styles.result}>
          <p className={styles.count}>{result.count === 0 ? words.tookNothing : words.took(result.count)}</p>
          {result.read.changed.map((form) => (
            <p key={form} className={styles.lead}>
              {words.changedForms[form]}
            </p>
          ))}
          {result.read.left.length > 0 && <p className={styles.count}>{words.left}</p>}
          <ul className={styles.left}>
            {result.read.left.map(({ what, why }) => (
              <li key={`${what} ${why}`}>
                <code>{what}</code>: {words.reasons[why]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
