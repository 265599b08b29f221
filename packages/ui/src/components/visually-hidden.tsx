import styles from "./visually-hidden.module.css";

/** For ears only. */
export function VisuallyHidden({
  as: Tag = "span",
  children,
}: {
  as?: "span" | "h1";
  children: React.ReactNode;
}) {
  return <Tag className={styles.hidden}>{children}</Tag>;
}
