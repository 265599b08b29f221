import { Dialog } from "../../components/dialog.tsx";
import { useApp } from "../../state/app-context.tsx";
import type { Question } from "../../state/app-state.ts";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";

/** Asks before something that cannot be taken back. */
export function QuestionDialog({ question }: { question: Question }) {
  const { messages, store } = useApp();
  const { start, stop } = useGatewayActions();
  const words = messages.screens.home;
  const close = () => store.setState({ question: null });

  if (question.kind === "force-stop")
    return (
      <Dialog
        danger
        title={words.forceStop.title}
        yes={words.forceStop.yes}
        no={words.forceStop.no}
        onAnswer={(yes) => {
          close();
          if (yes) stop(true);
        }}
      >
        <p>{words.forceStop.text}</p>
      </Dialog>
    );
  return (
    <Dialog
      title={words.existingState.title}
      yes={words.existingState.yes}
      no={words.existingState.no}
      onAnswer={(yes) => {
        close();
        if (yes) start(true);
      }}
    >
      <p>{words.existingState.text(question.where || messages.screens.settings.state)}</p>
      <p>{words.existingState.careful}</p>
      <p>{words.existingState.version}</p>
    </Dialog>
  );
}
