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

const staysMs = 4000;

/** News at the lower edge. What went wrong stays until it is closed; the rest goes by itself. */
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
  const [held, setHeld] = useState(false);
  const { id, tone } = toast;
  useEffect(() => {
    if (tone === "failure" || held) return;
    const timer = setTimeout(() => onClose(id), staysMs);
    return () => clearTimeout(timer);
  }, [id, tone, held, onClose]);
  const Icon = tone === "failure" ? TriangleAlert : CircleCheck;
  return (
    <div
      className={clsx(styles.toast, styles[tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
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
