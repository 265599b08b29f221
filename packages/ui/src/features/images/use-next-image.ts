import { imageWords } from "@rockpool/messages/image-words";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";

/** Makes an image the one in Settings, where there is no gateway yet that would have to change. */
export function useNextImage(): (reference: string) => Promise<void> {
  const { store } = useApp();
  const words = useRoomWords(imageWords).get;
  const ask = useAsk();
  return async (image) => {
    const saved = await ask("settings.set", { patch: { image } });
    if (saved.ok) addToast(store, { tone: "info", title: words.used, text: image });
  };
}
