import type { AssistantProvider, WizardState } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useEffect, useEffectEvent } from "react";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { CallProblem } from "./call-problem.tsx";
import { SignInStep } from "./sign-in-step.tsx";
import { SignInWait } from "./sign-in-wait.tsx";
import { useWizard } from "./use-wizard.ts";

export type SignInTarget =
  | { readonly kind: "new"; readonly provider: AssistantProvider }
  /** Begun by an earlier run, or in another window. */
  | { readonly kind: "resumed"; readonly wizard: WizardState };

interface Props {
  readonly target: SignInTarget;
  /** The model that is ready now. */
  readonly onDone: (model: string) => void;
  readonly onBack: () => void;
}

/** A sign-in, or the preparation of a model server, as steps of OpenClaw's own. */
export function SignIn({ target, onDone, onBack }: Props) {
  const words = useRoomWords(assistantWords).signIn;
  const session = useWizard();
  const { wizard, failure, busy } = session;
  const begin = () => {
    if (target.kind === "resumed") session.resume(target.wizard);
    else session.begin({ kind: kindOf(target.provider), provider: target.provider.id });
  };
  const beginFirst = useEffectEvent(begin);
  useEffect(() => beginFirst(), []);
  const done = wizard?.status === "done" ? wizard.model : null;
  const tellDone = useEffectEvent(onDone);
  useEffect(() => {
    if (done !== null) tellDone(done);
  }, [done]);

  const leave = () => {
    session.cancel();
    onBack();
  };
  // What is over cannot be begun again without knowing for whom it was.
  const again = target.kind === "new" ? { label: words.again, onPress: begin } : null;
  const other = { label: words.other, onPress: leave };
  const frame = { title: title(), onBack: leave };

  if (failure) {
    const lost = failure.code === "setup-lost" || wizard === null;
    const retry = !lost ? session.again : (again?.onPress ?? leave);
    return (
      <StepFrame key="failure" {...frame} primary={null} secondary={other}>
        <CallProblem failure={failure} onRetry={retry} onResume={session.resume} />
      </StepFrame>
    );
  }
  if (wizard?.status === "error" || wizard?.status === "cancelled" || (wizard?.status === "done" && !done)) {
    const [heading, text] = ending(wizard);
    return (
      <StepFrame key="end" {...frame} primary={again ?? other} secondary={again ? other : undefined}>
        <InlineNotice tone={wizard.status === "error" ? "warning" : "info"} title={heading}>
          {text}
        </InlineNotice>
      </StepFrame>
    );
  }
  if (!wizard?.step || wizard.status !== "running")
    return (
      <SignInWait
        key="wait"
        {...frame}
        step={null}
        words={wizard ? words.waiting : words.beginning}
        consequence={words.consequence}
      />
    );
  return (
    <SignInStep
      key={wizard.step.deviceCode?.code ?? (wizard.step.type === "progress" ? "wait" : wizard.step.id)}
      {...frame}
      step={wizard.step}
      error={wizard.error}
      busy={busy}
      resumed={target.kind === "resumed"}
      onAnswer={session.answer}
      onAgain={again?.onPress ?? leave}
    />
  );

  function title(): string {
    if (target.kind === "resumed") return words.resumed;
    const { provider } = target;
    const name = provider.group ?? provider.label;
    return kindOf(provider) === "prepare" ? words.setUp(provider.label) : words.title(name);
  }

  function ending({ status, error }: WizardState): [title: string, text: string | null] {
    if (status === "cancelled") return [words.cancelled, null];
    if (status === "error") return [words.failed, error ?? words.failedText];
    return [words.noModel, words.noModelText];
  }
}

function kindOf({ kind }: AssistantProvider): "sign-in" | "prepare" {
  return kind === "prepare" ? "prepare" : "sign-in";
}
