import type { SetupStep } from "@rockpool/gateway-core/contract/setup";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { setupWords } from "@rockpool/messages/setup-words";
import { lazy, Suspense, useState } from "react";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { DataStep } from "./data-step.tsx";
import { EngineGone } from "./engine-gone.tsx";
import { EngineStep } from "./engine-step.tsx";
import { ExistingStep } from "./existing-step.tsx";
import { ImageStep } from "./image-step.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { SetupForm } from "./setup-form.tsx";
import { SetupRail } from "./setup-rail.tsx";
import styles from "./setup-wizard.module.css";
import type { SetupStepProps } from "./step-props.ts";
import { useEscape } from "./use-escape.ts";
import { useSetupFacts } from "./use-setup-facts.ts";
import { useStepping } from "./use-stepping.ts";
import { WelcomeStep } from "./welcome-step.tsx";

const stepViews: Record<SetupStep, React.ComponentType<SetupStepProps>> = {
  welcome: WelcomeStep,
  engine: EngineStep,
  existing: ExistingStep,
  image: ImageStep,
  data: DataStep,
  assistant: lazy(async () => ({ default: (await import("../assistant/assistant-step.tsx")).AssistantStep })),
  hello: lazy(async () => ({ default: (await import("../assistant/hello-step.tsx")).HelloStep })),
};

/** From the installed program to the first reply, one decision after the other, in the whole window. */
export function SetupWizard() {
  const snapshot = useAppState((state) => state.snapshot);
  return snapshot && <Wizard snapshot={snapshot} />;
}

function Wizard({ snapshot }: { snapshot: Snapshot }) {
  const words = useRoomWords(setupWords);
  const facts = useSetupFacts(snapshot);
  const { steps, step, go, goOn, goBack } = useStepping(facts);
  const [leaving, setLeaving] = useState(false);
  useEscape(() => setLeaving(true));
  // The page with all choices takes the place of the steps before the gateway.
  const StepView = facts.progress.form && step === "engine" ? SetupForm : stepViews[step];
  return (
    <div className={styles.wizard}>
      <SetupRail
        steps={steps}
        current={step}
        form={facts.progress.form}
        onGo={go}
        onLeave={() => setLeaving(true)}
      />
      <main className={styles.main} aria-label={words.frame.title}>
        {step !== "welcome" && step !== "engine" && (
          <EngineGone engine={snapshot.engine} onShow={() => go("engine")} />
        )}
        <div className={styles.step}>
          <Suspense fallback={null}>
            <StepView key={step} facts={facts} goOn={goOn} goBack={goBack} />
          </Suspense>
        </div>
      </main>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </div>
  );
}
