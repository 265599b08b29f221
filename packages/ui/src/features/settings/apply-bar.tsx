import { useState } from "react";
import { Button } from "../../components/button.tsx";
import styles from "./apply-bar.module.css";
import { ApplyDialog } from "./apply-dialog.tsx";
import type { SettingWords } from "./read-setting.ts";
import type { useSettingsDraft } from "./use-settings-draft.ts";

interface Props {
  readonly draft: ReturnType<typeof useSettingsDraft>;
  readonly words: SettingWords;
}

/** What was changed and does not count yet, and the ways on; there while there is something. */
export function ApplyBar({ draft, words }: Props) {
  const [asking, setAsking] = useState(false);
  if (draft.count === 0) return null;
  return (
    <section className={styles.bar} aria-label={words.changed(draft.count)}>
      <div className={styles.words}>
        <p className={styles.count}>{words.changed(draft.count)}</p>
        {!draft.valid && <p className={styles.invalid}>{words.invalid}</p>}
      </div>
      <Button variant="ghost" onClick={draft.clear}>
        {words.discard}
      </Button>
      <Button variant="primary" disabled={!draft.valid} onClick={() => setAsking(true)}>
        {words.review}
      </Button>
      {asking && <ApplyDialog draft={draft} words={words} onClose={() => setAsking(false)} />}
    </section>
  );
}
