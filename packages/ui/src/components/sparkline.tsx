import { useId } from "react";
import styles from "./sparkline.module.css";

interface Props {
  /** Read out instead of the drawing. */
  readonly label: string;
  /** Oldest first; null where nothing was measured. */
  readonly values: readonly (number | null)[];
  /** How many values fill the width. */
  readonly capacity: number;
  /** The top of the drawing; the highest value by default. */
  readonly max?: number | undefined;
}

const width = 120;
const height = 32;
const inset = 2;

/** The last values as one quiet line. It grows from the right, so that time has one direction. */
export function Sparkline({ label, values, capacity, max }: Props) {
  const fill = useId();
  const top = Math.max(max ?? 0, ...values.map((value) => value ?? 0), Number.MIN_VALUE);
  const step = width / Math.max(1, capacity - 1);
  const first = capacity - values.length;
  const points = values.flatMap((value, index) => {
    if (value === null) return [];
    const y = height - inset - (value / top) * (height - 2 * inset);
    return [`${((first + index) * step).toFixed(1)},${y.toFixed(1)}`];
  });
  const from = points[0]?.split(",")[0];
  const to = points.at(-1)?.split(",")[0];
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <defs>
        <linearGradient id={fill} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="currentColor" stopOpacity="0.24" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0.02" />
        </linearGradient>
      </defs>
      <line className={styles.base} x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
      {points.length > 1 && (
        <>
          <path d={`M${from},${height}L${points.join("L")}L${to},${height}Z`} fill={`url(#${fill})`} />
          <polyline className={styles.line} points={points.join(" ")} />
        </>
      )}
    </svg>
  );
}
