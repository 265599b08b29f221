import type { Snapshot, WishedImage } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { shortDigest } from "../frame/short-digest.ts";

interface Props {
  readonly snapshot: Snapshot;
  readonly newer: NonNullable<WishedImage["newer"]>;
}

/** The tag of the wish names another image than the one here. */
export function NewerImage({ snapshot, newer }: Props) {
  const { store } = useApp();
  const words = useRoomWords(imageWords).newer;
  const ask = useAsk();
  const reference = snapshot.wish.image;
  const hasGateway = snapshot.gateway.container !== null;
  const busy = snapshot.operation?.state === "running" || snapshot.imageOperation?.state === "running";
  return (
    <InlineNotice
      tone="info"
      title={words.title}
      action={
        <Button
          variant="primary"
          disabled={busy}
          onClick={() => {
            if (hasGateway)
              store.setState({
                question: { kind: "change-version", reference, version: newer.version, here: false },
              });
            else void ask("images.pull", { reference });
          }}
        >
          {hasGateway ? words.change : words.get}
        </Button>
      }
    >
      {words.text(reference, newer.version)} {shortDigest(newer.digest)}
    </InlineNotice>
  );
}
