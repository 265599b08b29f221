import { StepFrame } from "../onboarding/step-frame.tsx";

/** A gateway to try without an account; nothing of it stays. */
export function DemoPage({ leave }: { leave(): void }) {
  return <StepFrame title="Demo" primary={null} onBack={leave} />;
}
