import clsx from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { useId, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import styles from "./secret-field.module.css";
import field from "./text-field.module.css";

interface Props {
  readonly ref?: React.Ref<HTMLInputElement>;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Takes the place of the hint. */
  readonly error?: string | null | undefined;
  readonly value: string;
  /** It stays where it is and keeps the focus. */
  readonly readOnly?: boolean;
  readonly showLabel: string;
  readonly hideLabel: string;
  /** At the right of the field. */
  readonly aside?: React.ReactNode;
  readonly onChange: (value: string) => void;
}

/** Typed unseen, until the person asks to see it. Hidden again as soon as it is empty. */
export function SecretField(props: Props) {
  const { ref, label, hint, error, value, readOnly, showLabel, hideLabel, aside, onChange } = props;
  const id = useId();
  const [asked, setAsked] = useState(false);
  const words = error ?? hint;
  const seen = asked && value !== "";
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <div className={styles.row}>
        <div className={styles.box}>
          <input
            ref={ref}
            id={id}
            type={seen ? "text" : "password"}
            value={value}
            readOnly={readOnly}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            className={clsx(field.input, field.mono, styles.input)}
            aria-invalid={error ? true : undefined}
            aria-describedby={words ? `${id}-words` : undefined}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <IconButton
            size="small"
            className={styles.eye}
            label={seen ? hideLabel : showLabel}
            disabled={value === ""}
            icon={seen ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            onClick={() => setAsked(!seen)}
          />
        </div>
        {aside}
      </div>
      {words && (
        <p id={`${id}-words`} className={error ? field.error : field.hint}>
          {words}
        </p>
      )}
    </div>
  );
}
