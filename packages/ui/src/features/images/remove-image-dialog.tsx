import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import { imageWords } from "@rockpool/messages/image-words";
import { useState } from "react";
import { ChoiceList } from "../../components/choice-list.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { useAsk } from "../../state/use-ask.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { imageName } from "./image-name.ts";

interface Props {
  readonly image: EngineImage;
  readonly onClose: (changed: boolean) => void;
}

/** Exactly what goes, what stays and what it frees; or why it cannot go. */
export function RemoveImageDialog({ image, onClose }: Props) {
  const { messages, store } = useApp();
  const words = useRoomWords(imageWords).remove;
  const ask = useAsk();
  const [reference, setReference] = useState(image.references[0] ?? image.id);
  const preview = useRead("images.previewRemoval", { reference }, null);
  const { value, failure } = preview;
  const { bytes } = messages.units;

  const remove = async () => {
    const reply = await ask("images.remove", { reference });
    if (reply.ok) addToast(store, { tone: "info", title: words.done, text: reference });
    onClose(reply.ok);
  };

  return (
    <Dialog
      title={words.title(imageName(image))}
      yes={failure ? undefined : words.yes}
      no={words.no}
      waits={value === null}
      onAnswer={(yes) => (yes ? void remove() : onClose(false))}
      fields={
        image.references.length > 1 && (
          <ChoiceList
            label={words.which}
            value={reference}
            choices={image.references.map((name) => ({ value: name, label: name }))}
            onChange={setReference}
          />
        )
      }
    >
      {failure &&
        (failure.code === "image-in-use" ? (
          <FailureNotice failure={failure} />
        ) : (
          <FailureNotice failure={failure} onRetry={preview.again} />
        ))}
      {!value && !failure && (
        <>
          <p>{words.looking}</p>
          <Skeleton width={280} height={20} />
        </>
      )}
      {value && (
        <>
          <p>
            {words.goes(value.references.length > 0 ? messages.status.list(value.references) : reference)}
          </p>
          <p>{value.deletes ? words.frees(bytes(value.bytes)) : words.nameOnly}</p>
          <p>{words.stays}</p>
        </>
      )}
    </Dialog>
  );
}
