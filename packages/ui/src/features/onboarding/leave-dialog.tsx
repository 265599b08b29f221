import { setupWords } from "@rockpool/messages/setup-words";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { useSetupProgress } from "../../state/use-setup-progress.ts";

/** Asks before the wizard closes; it keeps where it was. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const words = useRoomWords(setupWords).leave;
  const { step } = useSetupProgress();
  return (
    <Dialog
      title={words.title}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => {
        onClose();
        if (!yes) return;
        app.store.setState({ cover: null });
        void rememberSetup(app, { step, left: true });
      }}
    >
      <p>{words.text}</p>
    </Dialog>
  );
}
