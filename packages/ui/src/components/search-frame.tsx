import { Search } from "lucide-react";
import styles from "./search-field.module.css";

interface Props {
  readonly ref?: React.Ref<HTMLInputElement> | undefined;
  readonly className: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  /** What stands behind the words. */
  readonly children: React.ReactNode;
}

/** A field to search with, and room for what was found. */
export function SearchFrame({ ref, className, label, value, onChange, onKeyDown, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: React warns of <search> wherever jsdom stands in for a browser
    <div role="search" className={className}>
      <Search aria-hidden="true" className={styles.icon} />
      <input
        ref={ref}
        type="text"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {children}
    </div>
  );
}
