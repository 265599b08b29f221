import type { StatusShape, StatusTone } from "@rockpool/messages/status-shape";
import clsx from "clsx";
import styles from "./status-mark.module.css";

interface Props {
  readonly shape: StatusShape;
  readonly tone: StatusTone;
  /** Side in CSS pixels; the drawing is made for 16. */
  readonly size?: number;
}

/** The state as a shape in a colour. The word stands beside it, so the mark itself says nothing to a screen reader. */
export function StatusMark({ shape, tone, size = 16 }: Props) {
  return (
    <svg
      className={clsx(styles.mark, styles[tone], shape === "half" && styles.turning)}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      data-shape={shape}
    >
      {drawings[shape]}
    </svg>
  );
}

const drawings: Record<StatusShape, React.ReactNode> = {
  filled: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="5.1" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  gap: (
    <path
      d="M11.9 4.7A5.1 5.1 0 1 1 8 2.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
    />
  ),
  triangle: (
    <path
      fillRule="evenodd"
      fill="currentColor"
      d="M6.9 2.4a1.27 1.27 0 0 1 2.2 0l5 8.9a1.25 1.25 0 0 1-1.1 1.9H3a1.25 1.25 0 0 1-1.1-1.9zM8 5.2a.8.8 0 0 0-.8.85l.15 2.6a.65.65 0 0 0 1.3 0l.15-2.6A.8.8 0 0 0 8 5.2zm0 5a.85.85 0 1 0 0 1.7.85.85 0 0 0 0-1.7z"
    />
  ),
  dashed: (
    <circle
      cx="8"
      cy="8"
      r="5.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeDasharray="3.2 2.14"
      strokeDashoffset="1.6"
    />
  ),
  arrow: (
    <path
      d="M8 13V3.4M3.9 7.3 8 3.2l4.1 4.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
};
