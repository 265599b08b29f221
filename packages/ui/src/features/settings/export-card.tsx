import { Button } from "../../components/button.tsx";
import { CodeBlock } from "../../components/code-block.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useMessages } from "../../state/app-context.tsx";
import { copyText } from "../../state/copy-text.ts";
import { saveText } from "../../state/save-text.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { ListSkeleton } from "../images/list-skeleton.tsx";
import styles from "./files.module.css";
import type { SettingWords } from "./read-setting.ts";

/** What makes this gateway without us, to read, to save and to copy. */
export function ExportCard({ words: { files: words } }: { words: SettingWords }) {
  const app = useApp();
  const { status } = useMessages();
  const { value, failure, reading, again } = useRead("settings.export", {}, null);
  const env = value?.files.find(({ name }) => name === ".env")?.content ?? "";
  return (
    <div className={styles.card}>
      <p className={styles.lead}>{words.outLead}</p>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {value === null && reading && <ListSkeleton label={words.reading} />}
      {value?.files.map(({ name, content }) => (
        <Disclosure key={name} summary={name}>
          <CodeBlock label={name}>{content}</CodeBlock>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => saveText(app.shell, name, content)}>
              {words.save(name)}
            </Button>
          </div>
        </Disclosure>
      ))}
      {value && (
        <Disclosure summary={words.line}>
          <CodeBlock label={words.line}>{value.line}</CodeBlock>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => void copyText(app, value.line)}>
              {words.copyLine}
            </Button>
          </div>
        </Disclosure>
      )}
      {value && value.notSaid.length > 0 && (
        <InlineNotice tone="warning" title={words.notSaid}>
          {status.list(value.notSaid)}
        </InlineNotice>
      )}
      {/^\w+=$/m.test(env) && (
        <InlineNotice tone="info" title={words.secrets}>
          {words.secretsText}
        </InlineNotice>
      )}
    </div>
  );
}
