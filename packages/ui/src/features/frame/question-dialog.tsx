import { Dialog } from "../../components/dialog.tsx";
import { useApp } from "../../state/app-context.tsx";
import type { Question } from "../../state/app-state.ts";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";
import { ChangeDialog } from "../change/change-dialog.tsx";
import { RollBackDialog } from "../change/roll-back-dialog.tsx";

/** Asks before something that cannot be taken back. */
export function QuestionDialog({ question }: { question: Question }) {
  const { messages, store } = useApp();
  const { start, restart, stop } = useGatewayActions();
  const words = messages.screens.home;
  if (question.kind === "change-version") return <ChangeDialog {...question} />;
  if (question.kind === "roll-back") return <RollBackDialog checkpointId={question.checkpointId} />;
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
  const { title, text, notes, yes, no } = words.existingState;
  return (
    <Dialog
      title={title}
      yes={yes}
      no={no}
      onAnswer={(isYes) => {
        close();
        if (isYes) (question.restart ? restart : start)(true);
      }}
    >
      <p>{text(question.where || words.existingState.unnamed)}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Dialog>
  );
}
