import clsx from "clsx";
import { useId } from "react";
import styles from "./choice-list.module.css";

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** One plain sentence of what it is. */
  readonly text?: string | undefined;
  /** A word at the right end. */
  readonly note?: string | undefined;
  /** Cannot be chosen now; the text says why. */
  readonly disabled?: boolean;
}

interface Props<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly choices: readonly Choice<T>[];
  /** Scrolls in itself, for a list that can be long. */
  readonly scrolls?: boolean;
  readonly onChange: (value: T) => void;
}

/** One of several that need a line each. Radio buttons in a frame. */
export function ChoiceList<T extends string>({ label, value, choices, scrolls, onChange }: Props<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={clsx(styles.list, scrolls && styles.scrolls)}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          <span className={styles.words}>
            <span className={styles.name}>{choice.label}</span>
            {choice.text && <span className={styles.text}>{choice.text}</span>}
          </span>
          {choice.note && <span className={styles.note}>{choice.note}</span>}
        </label>
      ))}
    </div>
  );
}
