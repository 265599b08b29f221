import clsx from "clsx";
import styles from "./button.module.css";

export interface ButtonProps extends React.ComponentProps<"button"> {
  /** One primary per view; `danger` only where something can be lost. */
  readonly variant?: "primary" | "secondary" | "ghost" | "danger";
  readonly size?: "medium" | "large" | "small";
  readonly icon?: React.ReactNode;
}

export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" {...rest} className={clsx(styles.button, styles[variant], styles[size], className)}>
      {icon}
      <span className={styles.label}>{children}</span>
    </button>
  );
}
