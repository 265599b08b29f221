import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { CodeBlock } from "../../components/code-block.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { useApp } from "../../state/app-context.tsx";
import { copyText } from "../../state/copy-text.ts";
import styles from "./copyable-lines.module.css";

interface Props {
  /** The name of the lines in the middle of a sentence: "the lines". */
  readonly what: string;
  readonly children: string;
}

/** Lines for a terminal, with a button that copies all of them. */
export function CopyableLines({ what, children }: Props) {
  const app = useApp();
  const words = app.messages.screens.app;
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.lines}>
      <CodeBlock label={what}>{children}</CodeBlock>
      <IconButton
        size="small"
        className={styles.copy}
        label={copied ? words.copied : words.copyWhat(what)}
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onBlur={() => setCopied(false)}
        onClick={async () => setCopied(await copyText(app, children))}
      />
    </div>
  );
}
