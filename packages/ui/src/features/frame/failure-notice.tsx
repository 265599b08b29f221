import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { explain } from "@rockpool/messages/explain";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { performFailureAction } from "../actions/perform-failure-action.ts";

interface Props {
  readonly failure: Failure;
  /** Asks again what failed, where the failure has no better way. */
  readonly onRetry: () => void;
}

/** A question that was not answered, in the place of the answer. */
export function FailureNotice({ failure, onRetry }: Props) {
  const app = useApp();
  const failures = useAppState((state) => state.failureWords);
  if (!failures) return null;
  const { title, cause, whatToDo, button } = explain(failure, { ...app.messages, failures });
  const retries = !button || button.action.kind === "retry";
  return (
    <InlineNotice
      tone="warning"
      title={title}
      action={
        <Button
          size="small"
          onClick={() => (retries ? onRetry() : void performFailureAction(app, failure, button.action))}
        >
          {retries ? app.messages.actions.retry() : button.label}
        </Button>
      }
    >
      {`${cause} ${whatToDo}`}
    </InlineNotice>
  );
}
