import type { AssistantProvider, ModelAnswer, WizardState } from "@rockpool/gateway-core/contract/assistant";
import { useState } from "react";
import { useApp } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { useRead } from "../../state/use-read.ts";
import { useSetupProgress } from "../../state/use-setup-progress.ts";
import type { StepProps } from "../onboarding/step-props.ts";
import { GatewayGate } from "./gateway-gate.tsx";
import { KeyForm } from "./key-form.tsx";
import { ModelChoice, type ModelChoiceState } from "./model-choice.tsx";
import { ModelReady } from "./model-ready.tsx";
import { SignIn, type SignInTarget } from "./sign-in.tsx";

type View =
  | { readonly kind: "choice" }
  | { readonly kind: "key"; readonly provider: AssistantProvider }
  | { readonly kind: "sign-in"; readonly target: SignInTarget }
  | { readonly kind: "ready"; readonly model: string; readonly answer: ModelAnswer | null };

/** The assistant's model: where it comes from, what it costs to get there, and whether it answers. */
export function AssistantStep({ goOn, goBack }: StepProps) {
  return (
    <GatewayGate onBack={goBack}>
      <Assistant goOn={goOn} goBack={goBack} />
    </GatewayGate>
  );
}

function Assistant({ goOn, goBack }: StepProps) {
  const app = useApp();
  const { assistantLater } = useSetupProgress();
  const options = useRead("assistant.options", {}, null);
  const current = useRead("wizard.current", {}, null);
  const [view, setView] = useState<View | null>(null);
  const [choice, setChoice] = useState<ModelChoiceState>({ way: "provider", search: "" });

  const resume = (wizard: WizardState) => setView({ kind: "sign-in", target: { kind: "resumed", wizard } });
  const toChoice = () => setView({ kind: "choice" });
  const answered = (answer: ModelAnswer) => setView({ kind: "ready", model: answer.model ?? "", answer });
  // From the first choice on, what comes late does not take the screen away.
  const remember = (next: ModelChoiceState) => {
    setChoice(next);
    toChoice();
  };
  const go = () => {
    if (assistantLater) void rememberSetup(app, { assistantLater: false });
    goOn();
  };
  const later = () => {
    void rememberSetup(app, { assistantLater: true });
    goOn();
  };

  const shown = view ?? first();
  switch (shown.kind) {
    case "choice":
      return (
        <ModelChoice
          key="choice"
          options={options}
          state={choice}
          onState={remember}
          onProvider={choose}
          onAnswered={answered}
          onResume={resume}
          onLater={later}
          onBack={goBack}
        />
      );
    case "key":
      return (
        <KeyForm
          key={shown.provider.id}
          provider={shown.provider}
          onAnswered={answered}
          onResume={resume}
          onBack={toChoice}
        />
      );
    case "sign-in":
      return (
        <SignIn
          key={shown.target.kind === "new" ? shown.target.provider.id : shown.target.wizard.sessionId}
          target={shown.target}
          onDone={(model) => setView({ kind: "ready", model, answer: null })}
          onBack={toChoice}
        />
      );
    case "ready":
      return (
        <ModelReady
          key="ready"
          model={shown.model || null}
          answer={shown.answer}
          testsByItself={view !== null && shown.answer === null}
          onOther={toChoice}
          onResume={resume}
          onGo={go}
          onBack={view === null ? goBack : toChoice}
        />
      );
  }

  /** Where an earlier run had come to, until the person goes somewhere. */
  function first(): View {
    const wizard = current.value?.wizard;
    if (wizard?.status === "running") return { kind: "sign-in", target: { kind: "resumed", wizard } };
    const model = options.value?.model;
    return model ? { kind: "ready", model, answer: null } : { kind: "choice" };
  }

  function choose(provider: AssistantProvider): void {
    if (provider.kind === "key") setView({ kind: "key", provider });
    else setView({ kind: "sign-in", target: { kind: "new", provider } });
  }
}
