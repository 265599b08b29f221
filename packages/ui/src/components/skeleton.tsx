import styles from "./skeleton.module.css";

/** The place of something that is on its way; still, like everything here. Width in CSS pixels. */
export function Skeleton({ width, height = 16 }: { width: number; height?: number }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />;
}
