import clsx from "clsx";
import { useId } from "react";
import styles from "./text-field.module.css";

interface Props extends Omit<React.ComponentProps<"input">, "onChange" | "value"> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Takes the place of the hint. */
  readonly error?: string | null | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mono?: boolean;
}

export function TextField({ label, hint, error, value, onChange, mono, className, ...rest }: Props) {
  const id = useId();
  const words = error ?? hint;
  return (
    <div className={clsx(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...rest}
        id={id}
        value={value}
        className={clsx(styles.input, mono && styles.mono)}
        aria-invalid={error ? true : undefined}
        aria-describedby={words ? `${id}-words` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {words && (
        <p id={`${id}-words`} className={error ? styles.error : styles.hint}>
          {words}
        </p>
      )}
    </div>
  );
}
