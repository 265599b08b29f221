import { ChevronRight } from "lucide-react";
import styles from "./disclosure.module.css";

interface Props {
  readonly summary: string;
  /** Opens it when it becomes true; after that it is the person's. */
  readonly open?: boolean;
  /** Told when it opens or closes, for content that is fetched. */
  readonly onToggle?: (open: boolean) => void;
  readonly children: React.ReactNode;
}

/** Details for those who want them. */
export function Disclosure({ summary, open = false, onToggle, children }: Props) {
  return (
    <details
      className={styles.details}
      open={open}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <ChevronRight aria-hidden="true" className={styles.chevron} />
        {summary}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
