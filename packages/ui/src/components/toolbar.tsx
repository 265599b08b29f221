import styles from "./toolbar.module.css";

/** A bar over content that fills the room. */
export function Toolbar({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section aria-label={label} className={styles.toolbar}>
      {children}
    </section>
  );
}

/** Pushes what follows to the right end. */
export function ToolbarSpace() {
  return <span className={styles.space} />;
}
