import { channelWords } from "@rockpool/messages/channel-words";
import { Dialog } from "../../components/dialog.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";

interface Props {
  readonly label: string;
  readonly where: { channel: string; accountId: string };
  readonly onClose: () => void;
}

/** Its token goes; what was said in it does not. */
export function RemoveChannelDialog({ label, where, onClose }: Props) {
  const words = useRoomWords(channelWords).removing;
  const ask = useAsk();
  return (
    <Dialog
      danger
      title={words.title(label)}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => {
        onClose();
        if (yes) void ask("channels.remove", where);
      }}
    >
      <p>{words.text}</p>
    </Dialog>
  );
}
