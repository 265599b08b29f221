import styles from "./code-block.module.css";

/** Text of a machine, as it is; scrolls inside itself. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // A region that scrolls must be reachable with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.block} aria-label={label} tabIndex={0}>
      <pre className={styles.text}>{children}</pre>
    </section>
  );
}
