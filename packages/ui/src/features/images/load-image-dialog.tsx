import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { isWholePath, PathField } from "./path-field.tsx";

/** Which file to take an image from. */
export function LoadImageDialog({ onClose }: { onClose: () => void }) {
  const words = useRoomWords(imageWords);
  const ask = useAsk();
  const [path, setPath] = useState("");
  const { save, load } = words;
  return (
    <Dialog
      title={load.title}
      yes={load.yes}
      no={save.no}
      waits={!isWholePath(path)}
      onAnswer={(yes) => {
        onClose();
        if (yes) void ask("images.load", { path: path.trim() });
      }}
      fields={
        <PathField
          label={save.path}
          hint={save.pathHint}
          invalid={save.pathInvalid}
          choose={{ kind: "open" }}
          value={path}
          onChange={setPath}
        />
      }
    >
      <p>{load.text}</p>
    </Dialog>
  );
}
