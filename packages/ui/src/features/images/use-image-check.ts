import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";

export interface ImageCheck {
  readonly checking: boolean;
  /** The answer is shown also where Rockpool does not ask by itself. */
  readonly checkedByHand: boolean;
  readonly check: () => Promise<void>;
}

/** Asks the registry now. What is newer is told by the next snapshot, that nothing is by a toast. */
export function useImageCheck(): ImageCheck {
  const { store } = useApp();
  const words = useRoomWords(imageWords).newer;
  const ask = useAsk();
  const [checking, setChecking] = useState(false);
  const [checkedByHand, setCheckedByHand] = useState(false);
  const check = async () => {
    setChecking(true);
    const reply = await ask("images.check", {});
    setChecking(false);
    if (!reply.ok) return;
    setCheckedByHand(true);
    const { reference, newer } = reply.value;
    if (!newer)
      addToast(store, { tone: "info", title: words.unchanged, text: words.unchangedText(reference) });
  };
  return { checking, checkedByHand, check };
}
