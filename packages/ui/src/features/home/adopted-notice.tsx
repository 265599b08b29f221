import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";

/** Whose gateway this is or was, where it is not ours from the beginning, and the way back. */
export function AdoptedNotice({ adoption }: { adoption: Snapshot["adoption"] }) {
  const { store, messages } = useApp();
  const { status } = messages;
  const { onHome } = useRoomWords(adoptionWords);
  const ask = useAsk();
  if (adoption?.kind === "taken-over" && adoption.undoable === "yes") {
    const { title, text, show } = onHome.takenOver;
    return (
      <InlineNotice
        tone="info"
        title={title(adoption.name)}
        action={<Button onClick={() => store.setState({ room: "gateways" })}>{show}</Button>}
      >
        {text}
      </InlineNotice>
    );
  }
  if (adoption?.kind !== "adopted") return null;
  const { name, mode, companions, missing } = adoption;
  const words = onHome.adopted;
  const text = mode === "watch" ? words.watchText : words.operateText;
  const companionWords = companions.length > 0 ? words.companions(status.list(companions)) : "";
  return (
    <InlineNotice
      tone="info"
      title={missing ? words.missing(name) : mode === "watch" ? words.watch(name) : words.operate(name)}
      action={<Button onClick={() => void ask("adoption.letGo", {})}>{words.letGo}</Button>}
    >
      {missing ? words.missingText : `${text}${companionWords}`}
    </InlineNotice>
  );
}
