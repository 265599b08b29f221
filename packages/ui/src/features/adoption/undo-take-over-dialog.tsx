import { adoptionWords } from "@rockpool/messages/adoption-words";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";

/** The old container comes back, and ours goes. */
export function UndoTakeOverDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { store } = useApp();
  const words = useRoomWords(adoptionWords).undoDialog;
  const ask = useAsk();
  const undo = async () => {
    if ((await ask("adoption.undoTakeOver", {})).ok) store.setState({ room: "home" });
  };
  return (
    <Dialog
      title={words.title(name)}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => {
        onClose();
        if (yes) void undo();
      }}
    >
      <p>{words.text(name)}</p>
      <p>{words.stays}</p>
    </Dialog>
  );
}
