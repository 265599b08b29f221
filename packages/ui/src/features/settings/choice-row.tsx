import { Segmented } from "../../components/segmented.tsx";
import styles from "./setting-control.module.css";

interface Props<T extends string> {
  readonly label: string;
  readonly hint: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, beside what it is about. */
export function ChoiceRow<T extends string>({ label, hint, value, options, onChange }: Props<T>) {
  return (
    <div className={styles.choice}>
      <div>
        <span className={styles.label}>{label}</span>
        <p className={styles.hint}>{hint}</p>
      </div>
      <Segmented label={label} value={value} options={options} onChange={onChange} />
    </div>
  );
}
