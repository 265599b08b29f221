import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { setupWords } from "@rockpool/messages/setup-words";
import { Card } from "../../components/card.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { Copyable } from "../frame/copyable.tsx";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";

interface Props extends SetupStepProps {
  readonly here: Exclude<Snapshot["image"]["here"], "unknown" | null>;
  readonly onChange: () => void;
}

/** Nothing has to be downloaded. */
export function ImageHere({ facts, here, goOn, goBack, onChange }: Props) {
  const { image: words, frame } = useRoomWords(setupWords);
  const { wish, gateway } = facts.snapshot;
  // Another image for a gateway that is made already is a change of version, which has a room of its own.
  const made = gateway.container !== null;
  return (
    <StepFrame
      title={words.here}
      lead={words.hereLead}
      primary={{ label: frame.goOn, onPress: goOn }}
      secondary={made ? undefined : { label: words.change, onPress: onChange }}
      consequence={words.hereConsequence}
      onBack={goBack}
    >
      <Card>
        <FactList
          facts={[
            { label: words.version, value: here.version ?? words.unknownVersion },
            { label: words.name, value: <Copyable value={wish.image} what={words.name.toLowerCase()} /> },
          ]}
        />
      </Card>
    </StepFrame>
  );
}
