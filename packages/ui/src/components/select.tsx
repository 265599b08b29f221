import { CSPProvider } from "@base-ui/react/csp-provider";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import styles from "./select.module.css";

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of several, folded. */
export function Select<T extends string>({ label, value, options, onChange }: Props<T>) {
  // In the room, so that it is not outside of every landmark.
  const [main, setMain] = useState<HTMLElement | null>(null);
  return (
    // Our content policy allows no inline style elements.
    <CSPProvider disableStyleElements>
      <Base.Root
        items={options}
        value={value}
        onValueChange={(next) => {
          if (next !== null) onChange(next);
        }}
      >
        <Base.Trigger
          ref={(trigger) => setMain(trigger?.closest("main") ?? null)}
          className={styles.trigger}
          aria-label={label}
        >
          <Base.Value />
          <Base.Icon className={styles.icon}>
            <ChevronDown aria-hidden="true" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal container={main ?? undefined}>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles.positioner}>
            <Base.Popup className={styles.popup}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={styles.item}>
                  <Base.ItemIndicator className={styles.check}>
                    <Check aria-hidden="true" />
                  </Base.ItemIndicator>
                  <Base.ItemText>{option.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </CSPProvider>
  );
}
