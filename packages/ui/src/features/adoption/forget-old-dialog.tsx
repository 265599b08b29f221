import { adoptionWords } from "@rockpool/messages/adoption-words";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";

/** The old container of a take-over goes for good. */
export function ForgetOldDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { store } = useApp();
  const words = useRoomWords(adoptionWords).forgetDialog;
  const ask = useAsk();
  const forget = async () => {
    if ((await ask("adoption.forgetOld", {})).ok) addToast(store, { tone: "info", title: words.done(name) });
  };
  return (
    <Dialog
      danger
      title={words.title(name)}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => {
        onClose();
        if (yes) void forget();
      }}
    >
      <p>{words.text}</p>
      <p>{words.stays}</p>
    </Dialog>
  );
}
