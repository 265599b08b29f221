import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { changeWords } from "@rockpool/messages/change-words";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";

interface Props {
  readonly version: string;
  readonly now: string;
  readonly looking: boolean;
  /** Of the state, as that version left it. */
  readonly copy: Checkpoint | undefined;
}

/** An older version cannot read what a newer one has written: said before it is tried, with the way that works. */
export function ChangeRefused({ version, now, looking, copy }: Props) {
  const { store } = useApp();
  const words = useRoomWords(changeWords);
  const { title, text, whatToDo, copy: hasCopy, goBack, close } = words.refused;
  return (
    <Dialog
      title={title(version)}
      yes={copy && goBack}
      no={close}
      onAnswer={(yes) =>
        store.setState({ question: yes && copy ? { kind: "roll-back", checkpointId: copy.id } : null })
      }
    >
      <p>{text(version, now)}</p>
      <p>{looking ? words.loading : copy ? hasCopy(version) : whatToDo(version)}</p>
    </Dialog>
  );
}
