import { Search, X } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import styles from "./search-field.module.css";

interface Props {
  readonly label: string;
  readonly value: string;
  /** "12 providers found", for ears; nothing while nothing is typed. */
  readonly found: string;
  readonly clearLabel: string;
  readonly onChange: (value: string) => void;
  /** Arrow down goes on in the list. */
  readonly onDown?: () => void;
}

/** Narrows a list while one types. Escape clears it. */
export function FilterField({ label, value, found, clearLabel, onChange, onDown }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: React warns of <search> wherever jsdom stands in for a browser
    <div role="search" className={styles.filter}>
      <Search aria-hidden="true" className={styles.icon} />
      <input
        type="text"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" && onDown) {
            event.preventDefault();
            onDown();
          }
          if (event.key !== "Escape" || value === "") return;
          // Escape means more to what stands around it.
          event.preventDefault();
          onChange("");
        }}
      />
      <span className={styles.found} role="status">
        {value === "" ? "" : found}
      </span>
      {value !== "" && (
        <IconButton
          size="small"
          label={clearLabel}
          icon={<X aria-hidden="true" />}
          onClick={() => onChange("")}
        />
      )}
    </div>
  );
}
