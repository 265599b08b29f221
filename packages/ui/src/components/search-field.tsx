import { ChevronDown, ChevronUp, X } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import styles from "./search-field.module.css";
import { SearchFrame } from "./search-frame.tsx";

interface Props {
  readonly ref?: React.Ref<HTMLInputElement>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** "3 of 17"; shown while something is searched for. */
  readonly found: string;
  readonly previousLabel: string;
  readonly nextLabel: string;
  readonly clearLabel: string;
  readonly onStep: (direction: 1 | -1) => void;
}

/** Enter goes to the next match, Shift with Enter to the one before, Escape clears. */
export function SearchField({ ref, label, value, onChange, found, onStep, ...labels }: Props) {
  return (
    <SearchFrame
      ref={ref}
      className={styles.search}
      label={label}
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
        if (event.key === "Escape") onChange("");
      }}
    >
      {value !== "" && (
        <>
          <span className={styles.found} role="status">
            {found}
          </span>
          <IconButton
            size="small"
            label={labels.previousLabel}
            icon={<ChevronUp aria-hidden="true" />}
            onClick={() => onStep(-1)}
          />
          <IconButton
            size="small"
            label={labels.nextLabel}
            icon={<ChevronDown aria-hidden="true" />}
            onClick={() => onStep(1)}
          />
          <IconButton
            size="small"
            label={labels.clearLabel}
            icon={<X aria-hidden="true" />}
            onClick={() => onChange("")}
          />
        </>
      )}
    </SearchFrame>
  );
}
