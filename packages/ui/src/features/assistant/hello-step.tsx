import { StepFrame } from "../onboarding/step-frame.tsx";
import type { StepProps } from "../onboarding/step-props.ts";

/** The first message and its reply. */
export function HelloStep({ goOn, goBack }: StepProps) {
  return <StepFrame title="Say hello" primary={{ label: "Finish", onPress: goOn }} onBack={goBack} />;
}
