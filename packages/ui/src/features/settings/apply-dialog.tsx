import type { SettingsPreview } from "@rockpool/gateway-core/contract/setting-calls";
import { useEffect, useState } from "react";
import { CodeBlock } from "../../components/code-block.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";
import styles from "./apply-dialog.module.css";
import type { SettingWords } from "./read-setting.ts";
import type { useSettingsDraft } from "./use-settings-draft.ts";

interface Props {
  readonly draft: ReturnType<typeof useSettingsDraft>;
  readonly words: SettingWords;
  readonly onClose: () => void;
}

/** The difference that it would make, before it is made. */
export function ApplyDialog({ draft, words, onClose }: Props) {
  const { store } = useApp();
  const ask = useAsk();
  const [preview, setPreview] = useState<SettingsPreview | null>(null);
  // What is reviewed is what was there when it was asked for.
  const [patch] = useState(draft.patch);
  useEffect(() => {
    let gone = false;
    void ask("settings.preview", { patch }).then((reply) => {
      if (gone) return;
      if (reply.ok) setPreview(reply.value);
      else onClose();
    });
    return () => {
      gone = true;
    };
  }, [ask, patch, onClose]);

  const apply = async () => {
    onClose();
    const reply = await ask("settings.apply", { patch });
    if (!reply.ok) return;
    draft.clear();
    if (reply.value.operationId === null) addToast(store, { tone: "info", title: words.saved });
    else store.setState({ room: "home" });
  };
  const { title, yes, save, no, looking } = words.apply;
  const touches = preview !== null && preview.container.removed.length + preview.container.added.length > 0;
  return (
    <Dialog
      title={title}
      yes={preview === null || preview.interrupts ? yes : save}
      no={no}
      waits={preview === null}
      onAnswer={(answer) => (answer ? void apply() : onClose())}
    >
      {preview === null ? <p>{looking}</p> : <Changes preview={preview} words={words} />}
      {preview?.changes.some(({ name, to }) => name === "reach" && to === "network") && (
        <InlineNotice tone="warning" title={words.reaches.network}>
          {words.apply.opens}
        </InlineNotice>
      )}
      {touches && <Consequence preview={preview} words={words} />}
    </Dialog>
  );
}

function Changes({ preview, words }: { preview: SettingsPreview; words: SettingWords }) {
  return (
    <dl className={styles.changes}>
      {preview.changes.map(({ name, from, to }) => (
        <div key={name} className={styles.change}>
          <dt>{words.names[name].label}</dt>
          <dd>
            <span className={styles.from}>{shown(from, words.names[name], words)}</span>
            <span aria-hidden="true"> → </span>
            <span className={styles.to}>{shown(to, words.names[name], words)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As the empty field says it, where nothing of the person's own is in it. */
function shown(text: string, { empty }: SettingWords["names"]["port"], words: SettingWords): string {
  return text === "" || text === "auto" ? (empty ?? words.automatic) : text;
}

function Consequence({ preview, words }: { preview: SettingsPreview; words: SettingWords }) {
  const { removed, added } = preview.container;
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join("\n");
  return (
    <>
      <p className={styles.meaning}>{preview.interrupts ? words.apply.interrupts : words.apply.atStart}</p>
      <Disclosure summary={words.apply.container}>
        <CodeBlock label={words.apply.container}>{lines}</CodeBlock>
      </Disclosure>
    </>
  );
}
