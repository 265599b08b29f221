import type { WizardStep } from "@rockpool/gateway-core/contract/assistant";
import type { WizardSession } from "./use-wizard.ts";

/** What each kind of step of OpenClaw's wizard gets to render itself. */
export interface SignInStepProps {
  /** Of the whole sign-in. */
  readonly title: string;
  readonly step: WizardStep;
  /** What was wrong with the answer before. */
  readonly error: string | null;
  /** The answer is on its way. */
  readonly busy: boolean;
  /** Begun before this screen was there. */
  readonly resumed: boolean;
  readonly onAnswer: WizardSession["answer"];
  /** From the very beginning. */
  readonly onAgain: () => void;
  readonly onBack: () => void;
}
