import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { Checkbox } from "../../components/checkbox.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { imageName } from "./image-name.ts";
import { isWholePath, PathField } from "./path-field.tsx";

/** Where to, and whether a file there may go. */
export function SaveImageDialog({ image, onClose }: { image: EngineImage; onClose: () => void }) {
  const { messages } = useApp();
  const words = useRoomWords(imageWords).save;
  const ask = useAsk();
  const [path, setPath] = useState("");
  const [overwrite, setOverwrite] = useState(false);
  const reference = image.references[0] ?? image.id;
  return (
    <Dialog
      title={words.title(imageName(image))}
      yes={words.yes}
      no={words.no}
      waits={!isWholePath(path)}
      onAnswer={(yes) => {
        onClose();
        if (yes) void ask("images.save", { reference, path: path.trim(), overwrite });
      }}
      fields={
        <>
          <PathField
            label={words.path}
            hint={words.pathHint}
            invalid={words.pathInvalid}
            choose={{ kind: "save", fileName: `openclaw-${image.version ?? "image"}.tar` }}
            value={path}
            onChange={setPath}
          />
          <Checkbox label={words.overwrite} checked={overwrite} onChange={setOverwrite} />
        </>
      }
    >
      <p>{words.text(messages.units.bytes(image.bytes))}</p>
    </Dialog>
  );
}
