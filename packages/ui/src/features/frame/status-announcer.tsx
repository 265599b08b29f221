import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useAppState, useMessages } from "../../state/app-context.tsx";

/** Tells a screen reader what changed: the phase and the step, not the seconds. */
export function StatusAnnouncer() {
  const messages = useMessages();
  const words = useAppState(({ snapshot, connected, failureWords }) => {
    if (!connected) return messages.screens.app.connectionLost.title;
    if (!snapshot) return "";
    const { operation, phase, failure } = snapshot;
    const step = operation?.state === "running" && operation.steps.find(({ state }) => state === "doing");
    if (step) return messages.steps[step.id].doing;
    const word = messages.phases[phase].word;
    return failure && failureWords
      ? `${word}. ${failureWords[failure.code].title(failure.facts ?? {})}`
      : word;
  });
  return (
    <VisuallyHidden>
      <span role="status">{words}</span>
    </VisuallyHidden>
  );
}
