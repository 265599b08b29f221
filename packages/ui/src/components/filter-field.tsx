import { X } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import styles from "./search-field.module.css";
import { SearchFrame } from "./search-frame.tsx";

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
    <SearchFrame
      className={styles.filter}
      label={label}
      value={value}
      onChange={onChange}
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
    >
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
    </SearchFrame>
  );
}
