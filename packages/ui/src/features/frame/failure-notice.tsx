import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { explain } from "@rockpool/messages/explain";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { performFailureAction } from "../actions/perform-failure-action.ts";

interface Props {
  readonly failure: Failure;
  /** Asks again what failed, where the failure has no better way; without it asking again would not help. */
  readonly onRetry?: () => void;
}

/** A question that was not answered, in the place of the answer. */
export function FailureNotice({ failure, onRetry }: Props) {
  const app = useApp();
  const failures = useAppState((state) => state.failureWords);
  if (!failures) return null;
  const { title, cause, whatToDo, button } = explain(failure, { ...app.messages, failures });
  const action = button && button.action.kind !== "retry" ? button : null;
  return (
    <InlineNotice
      tone="warning"
      title={title}
      action={
        action ? (
          <Button size="small" onClick={() => void performFailureAction(app, failure, action.action)}>
            {action.label}
          </Button>
        ) : (
          onRetry && (
            <Button size="small" onClick={onRetry}>
              {app.messages.actions.retry()}
            </Button>
          )
        )
      }
    >
      {`${cause} ${whatToDo}`}
    </InlineNotice>
  );
}
