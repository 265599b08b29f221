import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import styles from "./copy-field.module.css";
import { IconButton } from "./icon-button.tsx";

interface Props {
  readonly value: string;
  /** What is shown where the value is too long to read, such as a short digest. */
  readonly shown?: string | undefined;
  readonly copyLabel: string;
  readonly copiedLabel: string;
  /** Resolves to whether it worked. */
  readonly onCopy: (value: string) => Promise<boolean>;
}

/** A value of a machine with a button that copies all of it. */
export function CopyField({ value, shown, copyLabel, copiedLabel, onCopy }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className={styles.field}>
      <span className={styles.value} title={shown ? undefined : value}>
        {shown ?? value}
      </span>
      <IconButton
        size="small"
        label={copied ? copiedLabel : copyLabel}
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={async () => setCopied(await onCopy(value))}
      />
    </span>
  );
}
