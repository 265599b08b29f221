import type { StatusShape, StatusTone } from "@rockpool/messages/status-shape";
import clsx from "clsx";
import { StatusMark } from "./status-mark.tsx";
import styles from "./status-pool.module.css";

/** The large state mark: the same shape, lying in a still pool. Only a running gateway sends a ripple. */
export function StatusPool({ shape, tone }: { shape: StatusShape; tone: StatusTone }) {
  return (
    <div className={clsx(styles.pool, styles[tone])} aria-hidden="true">
      <StatusMark shape={shape} tone={tone} size={48} />
    </div>
  );
}
