import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";

interface Props {
  readonly title: string;
  readonly children: React.ReactNode;
  /** Fields that belong to the answer; the first of them has the focus then. */
  readonly fields?: React.ReactNode;
  /** Without it there is nothing to say yes to. */
  readonly yes?: string | undefined;
  readonly no: string;
  readonly danger?: boolean;
  /** The yes waits for something: a value, or what is still being looked up. */
  readonly waits?: boolean;
  readonly onAnswer: (yes: boolean) => void;
}

/** A question that must be answered first. The careful answer has the focus; Escape gives it. */
export function Dialog({ title, children, fields, yes, no, danger, waits = false, onAnswer }: Props) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onAnswer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.popup}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (yes && !waits) onAnswer(true);
            }}
          >
            <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className={styles.text}>
              {children}
            </AlertDialog.Description>
            {fields && <div className={styles.fields}>{fields}</div>}
            <div className={styles.buttons}>
              <AlertDialog.Close render={<Button />}>{no}</AlertDialog.Close>
              {yes && (
                <Button type="submit" variant={danger ? "danger" : "primary"} disabled={waits}>
                  {yes}
                </Button>
              )}
            </div>
          </form>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
