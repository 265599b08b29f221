import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { imageWords } from "@rockpool/messages/image-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { shortDigest } from "../frame/short-digest.ts";

interface Props {
  readonly operation: Operation;
  readonly onHide: () => void;
}

/** What came of a download, a build, a load or a save. */
export function ImageResult({ operation, onHide }: Props) {
  const { messages } = useApp();
  const words = useRoomWords(imageWords);
  const { image, kind } = operation;
  const facts = image && [
    words.result.done(image.reference),
    image.version && words.openClaw(image.version),
    image.digest && shortDigest(image.digest),
  ];
  return (
    <InlineNotice
      tone="info"
      title={messages.operations[kind].done}
      action={
        <Button size="small" variant="ghost" onClick={onHide}>
          {words.result.hide}
        </Button>
      }
    >
      {facts ? facts.filter(Boolean).join(" · ") : kind === "save" && words.result.saved}
    </InlineNotice>
  );
}
