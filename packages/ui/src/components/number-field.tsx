import { useState } from "react";
import styles from "./number-field.module.css";
import { TextField } from "./text-field.tsx";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** In place of the hint while the text is no number in the range. */
  readonly invalid: string;
  /** When the field is left or Enter is pressed, with what is valid and new. */
  readonly onCommit: (value: number) => void;
}

/** A small whole number that counts as soon as the field is left. */
export function NumberField({ label, hint, value, min, max, invalid, onCommit }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? String(value);
  const number = Number(text);
  const valid = /^\s*\d{1,9}\s*$/.test(text) && number >= min && number <= max;
  const commit = () => {
    if (!valid) return;
    setDraft(null);
    if (number !== value) onCommit(number);
  };
  return (
    <TextField
      className={styles.number}
      inputMode="numeric"
      label={label}
      hint={hint}
      error={valid ? null : invalid}
      value={text}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
