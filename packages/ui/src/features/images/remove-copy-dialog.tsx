import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { imageWords } from "@rockpool/messages/image-words";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";

interface Props {
  readonly copy: Checkpoint;
  readonly onClose: (changed: boolean) => void;
}

/** A copy that goes is a way back that goes. */
export function RemoveCopyDialog({ copy, onClose }: Props) {
  const { messages, store } = useApp();
  const words = useRoomWords(imageWords).copies;
  const ask = useAsk();
  const { units } = messages;
  const remove = async () => {
    const reply = await ask("checkpoints.remove", { id: copy.id });
    if (reply.ok) addToast(store, { tone: "info", title: words.removed });
    onClose(reply.ok);
  };
  return (
    <Dialog
      title={words.removeTitle}
      yes={words.removeYes}
      no={words.removeNo}
      onAnswer={(yes) => (yes ? void remove() : onClose(false))}
    >
      <p>{words.removeText(units.dateTime(copy.at), units.bytes(copy.bytes))}</p>
      <p>{words.removeStays}</p>
    </Dialog>
  );
}
