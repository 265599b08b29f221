import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { ImageOperationCard } from "../operations/image-operation-card.tsx";
import { ImageCame } from "./image-came.tsx";
import { ImageHere } from "./image-here.tsx";
import { ImageWays } from "./image-ways.tsx";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import { StepWait } from "./step-wait.tsx";

/** OpenClaw's image: here, on its way, or to be chosen. */
export function ImageStep(props: SetupStepProps) {
  const { image: words, frame } = useRoomWords(setupWords);
  const [choosing, setChoosing] = useState(false);
  const read = useAppState((state) => state.readOperation);
  const { image, imageOperation, wish } = props.facts.snapshot;
  const here = image.here === "unknown" ? null : image.here;

  if (imageOperation?.state === "running")
    return (
      <StepFrame
        key="getting"
        title={words.getting}
        lead={words.gettingLead}
        primary={{ label: frame.goOn, onPress: () => {}, disabled: true }}
        consequence={words.consequence.running}
        onBack={props.goBack}
      >
        <ImageOperationCard key={imageOperation.id} operation={imageOperation} />
      </StepFrame>
    );
  const came =
    imageOperation?.state === "done" && imageOperation.id !== read && imageOperation.kind !== "save"
      ? imageOperation.image
      : undefined;
  if (came && came.reference !== wish.image)
    return <ImageCame {...props} image={came} operationId={imageOperation?.id ?? ""} />;
  if (here && !choosing) return <ImageHere {...props} here={here} onChange={() => setChoosing(true)} />;
  if (image.here === "unknown" && props.facts.snapshot.engine.kind === "connected")
    return (
      <StepFrame
        title={words.title}
        lead={words.lead}
        primary={{ label: frame.goOn, onPress: () => {}, disabled: true }}
        onBack={props.goBack}
      >
        <StepWait text={words.looking} />
      </StepFrame>
    );
  return <ImageWays {...props} onChosen={() => setChoosing(false)} />;
}
