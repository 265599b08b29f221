import clsx from "clsx";
import { Info, TriangleAlert } from "lucide-react";
import styles from "./inline-notice.module.css";

interface Props {
  readonly tone: "info" | "warning";
  readonly title: string;
  readonly children?: React.ReactNode;
  /** One button at most. */
  readonly action?: React.ReactNode;
}

/** Something to know, in the place where it matters. */
export function InlineNotice({ tone, title, children, action }: Props) {
  const Icon = tone === "info" ? Info : TriangleAlert;
  return (
    <div className={clsx(styles.notice, styles[tone], !children && styles.short)}>
      <Icon aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children && <p className={styles.text}>{children}</p>}
      </div>
      {action}
    </div>
  );
}
