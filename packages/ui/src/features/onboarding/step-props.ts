import type { SetupFacts } from "./use-setup-facts.ts";

/** What the wizard gives to each of its steps, which renders a `StepFrame` itself. */
export interface StepProps {
  /** To the next step that is not true already; from the last one out of the wizard, which is finished then. */
  goOn(): void;
  /** null on the first step. */
  readonly goBack: (() => void) | null;
}

/** For the steps before there is a gateway. */
export interface SetupStepProps extends StepProps {
  readonly facts: SetupFacts;
}
