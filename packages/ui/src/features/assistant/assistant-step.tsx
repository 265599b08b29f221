import { StepFrame } from "../onboarding/step-frame.tsx";
import type { StepProps } from "../onboarding/step-props.ts";

/** The assistant's model: provider, key, test. */
export function AssistantStep({ goOn, goBack }: StepProps) {
  return <StepFrame title="Assistant" primary={{ label: "Continue", onPress: goOn }} onBack={goBack} />;
}
