import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { explain } from "@rockpool/messages/explain";
import { TriangleAlert, X } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { CodeBlock } from "../../components/code-block.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { StepList } from "../../components/step-list.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useNow } from "../../state/use-now.ts";
import { performFailureAction } from "../actions/perform-failure-action.ts";
import { Copyable } from "../frame/copyable.tsx";
import { operationRows } from "../operations/operation-rows.ts";
import styles from "./failure-card.module.css";
import type { ShownFailure } from "./failure-to-show.ts";

interface Props {
  readonly failure: ShownFailure;
  readonly snapshot: Snapshot;
  /** The one that failed, where it is not the gateway's. */
  readonly operation?: Operation;
  /** Puts away what is not the snapshot's to dismiss. */
  readonly onDismiss?: () => void;
}

/** What went wrong: what, why, what to do, one button; the evidence folded. */
export function FailureCard({
  failure,
  snapshot,
  operation = snapshot.operation ?? undefined,
  onDismiss,
}: Props) {
  const app = useApp();
  const ask = useAsk();
  const now = useNow(30_000);
  const { messages } = app;
  const failures = useAppState((state) => state.failureWords);
  // The words come a moment after the first paint; a card without them would only flicker.
  if (!failures) return null;
  const { title, cause, whatToDo, button } = explain(failure, { ...messages, failures });
  const { home, app: words } = messages.screens;
  const { phase, goBack } = snapshot;
  // Coral is danger only where it is not OpenClaw's own mark.
  const tone = phase === "needs-attention" ? "danger" : "caution";
  const quiet = phase === "running" || phase === "degraded";
  const failed = operation?.state === "failed" ? operation : null;
  const dismiss = onDismiss ?? (failure.at === undefined ? null : () => void ask("failure.dismiss", {}));
  // A second way on, where going back is not the button already.
  const back =
    button?.action.kind !== "roll-back" && failure.actions?.find(({ kind }) => kind === "roll-back");
  return (
    <Card tone={tone}>
      <div className={styles.head}>
        <TriangleAlert aria-hidden="true" className={styles[tone]} />
        <div className={styles.words}>
          <h2 className={styles.title}>{title}</h2>
          <p>{cause}</p>
          <p>{whatToDo}</p>
        </div>
        {dismiss && (
          <IconButton size="small" label={words.dismiss} icon={<X aria-hidden="true" />} onClick={dismiss} />
        )}
      </div>
      <div className={styles.foot}>
        {button && (
          <Button
            variant={quiet || button.action.kind === "force-stop" ? "secondary" : "primary"}
            onClick={() => void performFailureAction(app, failure, button.action)}
          >
            {button.label}
          </Button>
        )}
        {back && (
          <Button variant="ghost" onClick={() => void performFailureAction(app, failure, back)}>
            {home.images.goBackTo(goBack?.version ?? null)}
          </Button>
        )}
        <Disclosure summary={words.details}>
          <div className={styles.details}>
            {failed && (
              <StepList
                label={home.stepsOf(messages.operations[failed.kind].failed)}
                steps={operationRows(failed, messages, now)}
              />
            )}
            <CodeBlock label={words.details}>
              {failure.detail ? `${failure.message}\n\n${failure.detail.trimEnd()}` : failure.message}
            </CodeBlock>
            <div className={styles.small}>
              <Copyable value={failure.code} what={words.code} />
              {failure.at !== undefined && <span>{messages.units.ago(failure.at, now)}</span>}
            </div>
          </div>
        </Disclosure>
      </div>
    </Card>
  );
}
