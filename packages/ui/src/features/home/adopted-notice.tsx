import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";

/** Whose gateway this is, where it is not ours, and the way back to our own. */
export function AdoptedNotice({ adoption }: { adoption: Snapshot["adoption"] }) {
  const { screens, status } = useMessages();
  const ask = useAsk();
  if (adoption?.kind !== "adopted") return null;
  const { name, mode, companions, missing } = adoption;
  const words = screens.home.adopted;
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
