import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";

interface Props {
  readonly title: string;
  readonly children: React.ReactNode;
  readonly yes: string;
  readonly no: string;
  readonly danger?: boolean;
  readonly onAnswer: (yes: boolean) => void;
}

/** A question that must be answered first. The careful answer has the focus; Escape gives it. */
export function Dialog({ title, children, yes, no, danger, onAnswer }: Props) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onAnswer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.popup}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className={styles.text}>
            {children}
          </AlertDialog.Description>
          <div className={styles.buttons}>
            <AlertDialog.Close render={<Button />}>{no}</AlertDialog.Close>
            <Button variant={danger ? "danger" : "primary"} onClick={() => onAnswer(true)}>
              {yes}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
