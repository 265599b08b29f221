import styles from "./progress-bar.module.css";

interface Props {
  readonly label: string;
  /** 0..1; without it the bar only says that something goes on. */
  readonly fraction?: number | undefined;
}

export function ProgressBar({ label, fraction }: Props) {
  const known = fraction !== undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? Math.round(fraction * 100) : undefined}
      className={styles.track}
    >
      <div
        className={known ? styles.fill : styles.drift}
        style={known ? { transform: `scaleX(${fraction})` } : undefined}
      />
    </div>
  );
}
