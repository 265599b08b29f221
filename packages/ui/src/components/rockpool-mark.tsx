import styles from "./rockpool-mark.module.css";

/** Our own sign, for the sidebar: a still pool between stones. */
export function RockpoolMark() {
  return (
    <svg className={styles.mark} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path
        className={styles.water}
        d="M4.6 9.2c1.35-1.2 2.25-1.2 3.6 0s2.25 1.2 3.6 0 2.25-1.2 3.6 0M6.4 12.9c.9-.8 1.5-.8 2.4 0s1.5.8 2.4 0 1.5-.8 2.4 0"
      />
    </svg>
  );
}
