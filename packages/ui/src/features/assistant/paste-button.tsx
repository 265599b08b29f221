import { assistantWords } from "@rockpool/messages/assistant-words";
import { Button } from "../../components/button.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";

interface Props {
  readonly onPaste: (text: string) => void;
  /** The clipboard may not be read, or is empty. */
  readonly onRefused: () => void;
}

/** Only in a browser: the desktop program lets no page read the clipboard. */
export function PasteButton({ onPaste, onRefused }: Props) {
  const { shell } = useApp();
  const words = useRoomWords(assistantWords).key;
  // Not there without https, though the types say so.
  const clipboard = navigator.clipboard as Partial<Clipboard> | undefined;
  if (shell.kind !== "browser" || !clipboard?.readText) return null;
  const paste = async () => {
    try {
      const text = (await navigator.clipboard.readText()).trim();
      if (text === "") onRefused();
      else onPaste(text);
    } catch {
      onRefused();
    }
  };
  return <Button onClick={() => void paste()}>{words.paste}</Button>;
}
