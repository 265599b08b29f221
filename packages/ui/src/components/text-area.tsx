import { useId } from "react";
import styles from "./text-area.module.css";
import field from "./text-field.module.css";

interface Props {
  readonly label: string;
  readonly hint: string;
  /** Takes the place of the hint. */
  readonly error?: string | null;
  readonly value: string;
  readonly rows: number;
  readonly onChange: (value: string) => void;
}

/** Several lines of a machine's language. */
export function TextArea({ label, hint, error, value, rows, onChange }: Props) {
  const id = useId();
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        spellCheck={false}
        autoComplete="off"
        className={styles.area}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-words`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-words`} className={error ? field.error : field.hint}>
        {error ?? hint}
      </p>
    </div>
  );
}
