import type { SetupStep } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import { lazy, Suspense, useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { useSetupProgress } from "../../state/use-setup-progress.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { SetupRail } from "./setup-rail.tsx";
import { setupSteps } from "./setup-steps.ts";
import styles from "./setup-wizard.module.css";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";
import { useEscape } from "./use-escape.ts";

function Unwritten({ goOn, goBack }: StepProps) {
  return <StepFrame title="" primary={{ label: "Continue", onPress: goOn }} onBack={goBack} />;
}

const stepViews: Record<SetupStep, React.ComponentType<StepProps>> = {
  welcome: Unwritten,
  engine: Unwritten,
  existing: Unwritten,
  image: Unwritten,
  data: Unwritten,
  assistant: lazy(async () => ({ default: (await import("../assistant/assistant-step.tsx")).AssistantStep })),
  hello: lazy(async () => ({ default: (await import("../assistant/hello-step.tsx")).HelloStep })),
};

/** From the installed program to the first reply, one decision after the other, in the whole window. */
export function SetupWizard() {
  const app = useApp();
  const words = useRoomWords(setupWords);
  const { step } = useSetupProgress();
  const [leaving, setLeaving] = useState(false);
  const index = setupSteps.indexOf(step);
  const StepView = stepViews[step];
  const go = (next: SetupStep) => void rememberSetup(app, { step: next });
  const before = setupSteps[index - 1];
  const after = setupSteps[index + 1];
  const finish = () => {
    app.store.setState({ cover: null });
    void rememberSetup(app, { finished: true });
  };
  useEscape(() => setLeaving(true));
  return (
    <div className={styles.wizard}>
      <SetupRail current={step} onGo={go} onLeave={() => setLeaving(true)} />
      <main className={styles.main} aria-label={words.frame.title}>
        <Suspense fallback={null}>
          <StepView
            key={step}
            goOn={() => (after ? go(after) : finish())}
            goBack={before ? () => go(before) : null}
          />
        </Suspense>
      </main>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </div>
  );
}
