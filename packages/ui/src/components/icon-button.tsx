import clsx from "clsx";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip.tsx";

interface Props extends Omit<React.ComponentProps<"button">, "children"> {
  /** Its accessible name, shown on hover as well. */
  readonly label: string;
  readonly icon: React.ReactNode;
  /** For buttons that stay in. */
  readonly pressed?: boolean;
  readonly size?: "medium" | "small";
}

export function IconButton({ label, icon, pressed, size = "medium", className, ...rest }: Props) {
  return (
    <Tooltip text={label} describes={false}>
      {() => (
        <button
          type="button"
          {...rest}
          aria-label={label}
          aria-pressed={pressed}
          className={clsx(styles.button, styles[size], className)}
        >
          {icon}
        </button>
      )}
    </Tooltip>
  );
}
