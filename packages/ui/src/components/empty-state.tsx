import styles from "./empty-state.module.css";

interface Props {
  readonly mark?: React.ReactNode;
  readonly title: string;
  readonly children?: React.ReactNode;
  readonly action?: React.ReactNode;
}

/** A place that has nothing to show yet, and says what would fill it. */
export function EmptyState({ mark, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      {mark}
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  );
}
