import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { Button } from "../../components/button.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { imageName } from "./image-name.ts";
import { useNextImage } from "./use-next-image.ts";

/** An image that is here: the gateway changes to it, or the first one is made from it. */
export function UseImageButton({ image, snapshot }: { image: EngineImage; snapshot: Snapshot | null }) {
  const { store } = useApp();
  const words = useRoomWords(imageWords);
  const use = useNextImage();
  const reference = imageName(image);
  if (image.references.length === 0) return null;
  if (snapshot?.gateway.container)
    return (
      <Button
        size="small"
        disabled={snapshot.operation?.state === "running"}
        onClick={() =>
          store.setState({
            question: { kind: "change-version", reference, version: image.version, here: true },
          })
        }
      >
        {words.list.change}
      </Button>
    );
  if (reference === snapshot?.wish.image) return null;
  return (
    <Button size="small" onClick={() => void use(reference)}>
      {words.get.useNext}
    </Button>
  );
}
