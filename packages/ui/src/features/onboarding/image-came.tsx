import type { ImageResult } from "@rockpool/gateway-core/contract/images";
import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Card } from "../../components/card.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { Copyable } from "../frame/copyable.tsx";
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
  const [saving, setSaving] = useState(false);
  const putAway = () => store.setState({ readOperation: operationId });
  const take = async () => {
    setSaving(true);
    await ask("settings.set", { patch: { image: image.reference } });
    // Where it was saved, the next snapshot takes this page away.
    setSaving(false);
  };
  return (
    <StepFrame
      title={words.came}
      lead={words.cameText}
      primary={{ label: words.use, onPress: () => void take(), busy: saving }}
      secondary={{ label: words.change, onPress: putAway }}
      consequence={words.consequence.use}
      onBack={goBack}
    >
      <Card>
        <FactList
          facts={[
            { label: words.version, value: image.version ?? words.unknownVersion },
            {
              label: words.name,
              value: <Copyable value={image.reference} what={words.name.toLowerCase()} />,
            },
          ]}
        />
      </Card>
    </StepFrame>
  );
}
