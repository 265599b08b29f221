import styles from "./toolbar.module.css";

/** A bar over content that fills the room. */
export function Toolbar({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section aria-label={label} className={styles.toolbar}>
      {children}
    </section>
  );
}

/** Buttons that stay side by side. */
export function ToolbarGroup({ children }: { children: React.ReactNode }) {
  return <div className={styles.group}>{children}</div>;
}

/** Pushes what follows to the right end. */
export function ToolbarSpace() {
  return <span className={styles.space} />;
}
