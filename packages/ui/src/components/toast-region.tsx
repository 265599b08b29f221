import clsx from "clsx";
import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import styles from "./toast-region.module.css";

export interface ToastRow {
  readonly id: number;
  readonly tone: "info" | "failure";
  readonly title: string;
  readonly text?: string | undefined;
}

interface Props {
  readonly toasts: readonly ToastRow[];
  readonly closeLabel: string;
  readonly onClose: (id: number) => void;
}

/** Milliseconds; what went wrong takes longer to read. */
const stays = { info: 4000, failure: 8000 };

/** News at the lower edge. They go by themselves, though not while somebody is at them. */
export function ToastRegion({ toasts, closeLabel, onClose }: Props) {
  return (
    <div className={styles.region} role="status">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} closeLabel={closeLabel} onClose={onClose} />
      ))}
    </div>
  );
}

function Toast({ toast, closeLabel, onClose }: { toast: ToastRow } & Omit<Props, "toasts">) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  const { id, tone } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(id), stays[tone]);
    return () => clearTimeout(timer);
  }, [id, tone, held, onClose]);
  const Icon = tone === "failure" ? TriangleAlert : CircleCheck;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: there is nothing to press on it, it only holds still
    <div
      className={clsx(styles.toast, styles[tone])}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <Icon aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{toast.title}</p>
        {toast.text && <p className={styles.text}>{toast.text}</p>}
      </div>
      <IconButton
        size="small"
        label={closeLabel}
        icon={<X aria-hidden="true" />}
        onClick={() => onClose(id)}
      />
    </div>
  );
}
