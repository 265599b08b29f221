import { useState } from "react";
import styles from "./progress-bar.module.css";

interface Props {
  readonly label: string;
  /** 0..1; without it the bar only says that something goes on. */
  readonly fraction?: number | undefined;
}

/** Never goes back, also where a total turns out larger than it seemed. Something else to measure needs another `key`. */
export function ProgressBar({ label, fraction: told }: Props) {
  const [highest, setHighest] = useState(told);
  const fraction = told === undefined ? highest : Math.max(told, highest ?? 0);
  if (fraction !== highest) setHighest(fraction);
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
