import type { ImageResult } from "@rockpool/gateway-core/contract/images";
import { setupWords } from "@rockpool/messages/setup-words";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";

interface Props extends SetupStepProps {
  readonly image: ImageResult;
  readonly operationId: string;
}

/** What was built or loaded, before the gateway is made from it. */
export function ImageCame({ image, operationId, goBack }: Props) {
  const { store } = useApp();
  const words = useRoomWords(setupWords).image;
  const ask = useAsk();
  const putAway = () => store.setState({ readOperation: operationId });
  const use = async () => {
    const saved = await ask("settings.set", { patch: { image: image.reference } });
    if (saved.ok) putAway();
  };
  return (
    <StepFrame
      title={words.came(image.reference)}
      lead={words.cameText}
      primary={{ label: words.use, onPress: () => void use() }}
      secondary={{ label: words.change, onPress: putAway }}
      consequence={words.consequence.use}
      onBack={goBack}
    />
  );
}
