import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useAppState, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useCall } from "../../state/use-call.ts";
import { useSetupProgress } from "../../state/use-setup-progress.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { FailureCard } from "../home/failure-card.tsx";
import { failureToShow } from "../home/failure-to-show.ts";
import { StepFrame } from "../onboarding/step-frame.tsx";
import { CancelButton } from "../operations/cancel-button.tsx";
import { ImageOperationCard } from "../operations/image-operation-card.tsx";
import { OperationCard } from "../operations/operation-card.tsx";
import { Waiting } from "./waiting.tsx";

interface Props {
  /** Starts it without being asked to, unless a start was cancelled or failed before. */
  readonly byItself: boolean;
  readonly onBack: (() => void) | null;
}

/** The gateway on its way up: its steps, the way out, or what keeps it down. */
export function GatewayStart({ byItself, onBack }: Props) {
  const words = useRoomWords(assistantWords).gateway;
  const snapshot = useAppState((state) => state.snapshot);
  const read = useAppState((state) => state.readOperation);
  const { existing } = useSetupProgress();
  const { screens } = useMessages();
  const ask = useAsk();
  const call = useCall();
  const [refused, setRefused] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  /** The start that the next snapshot will tell of. */
  const [awaited, setAwaited] = useState<string | null>(null);
  if (awaited !== null && snapshot?.operation?.id === awaited) setAwaited(null);
  const start = async () => {
    setRefused(null);
    setAsked(true);
    const reply = await call("gateway.start", { useExistingState: existing === "use" });
    setAsked(false);
    if (reply.ok) setAwaited(reply.value.operationId);
    else setRefused(reply.failure);
  };
  useOnce(byItself && snapshot !== null && mayStart(snapshot), () => void start());
  if (!snapshot) return <StepFrame title={words.title} lead={words.lead} primary={null} onBack={onBack} />;

  const { phase, operation, imageOperation, wish } = snapshot;
  const busy = operation?.state === "running" ? operation : null;
  const rises =
    asked ||
    awaited !== null ||
    busy !== null ||
    ["starting", "unknown", "updating", "stopping"].includes(phase);
  const failure = rises ? null : failureToShow(snapshot, read);
  const startable = phase === "not-set-up" || phase === "stopped" || phase === "needs-attention";
  // The card of a failure has the better button.
  const primary = rises || failure?.actions?.length ? null : nextStep();
  return (
    <StepFrame
      title={rises ? words.title : startable ? words.stopped : words.cannot}
      lead={rises ? words.lead : startable ? words.stoppedLead : words.cannotLead}
      primary={primary}
      consequence={primary && startable ? words.startConsequence : undefined}
      onBack={onBack}
    >
      {busy ? (
        <div>
          <OperationCard key={busy.id} operation={busy} />
          {busy.cancellable && <CancelButton operation={busy} size="medium" />}
        </div>
      ) : rises ? (
        <Rising since={snapshot.since} />
      ) : imageOperation?.state === "running" ? (
        <ImageOperationCard key={imageOperation.id} operation={imageOperation} />
      ) : refused ? (
        <FailureNotice failure={refused} onRetry={() => void start()} />
      ) : failure ? (
        <FailureCard failure={failure} snapshot={snapshot} />
      ) : (
        !startable && <WhatIsMissing snapshot={snapshot} />
      )}
    </StepFrame>
  );

  function nextStep() {
    if (startable) return { label: words.start, onPress: () => void start() };
    if (phase !== "no-image" || imageOperation?.state === "running") return null;
    const pull = () => void ask("images.pull", { reference: wish.image });
    return { label: screens.home.getImage, onPress: pull };
  }
}

function Rising({ since }: { since: number }) {
  const words = useRoomWords(assistantWords);
  const { phases } = useMessages();
  return <Waiting words={phases.starting.sentence} since={since} long={words.wait} />;
}

function WhatIsMissing({ snapshot }: { snapshot: Snapshot }) {
  const { phases } = useMessages();
  return <InlineNotice tone="info" title={phases[snapshot.phase].sentence} />;
}

function mayStart({ phase, operation, failure }: Snapshot): boolean {
  if (phase !== "not-set-up" && phase !== "stopped") return false;
  return failure === null && operation?.state !== "running" && operation?.state !== "cancelled";
}

/** As soon as it holds for the first time. */
function useOnce(holds: boolean, act: () => void): void {
  const done = useRef(false);
  const run = useEffectEvent(act);
  useEffect(() => {
    if (!holds || done.current) return;
    done.current = true;
    run();
  }, [holds]);
}
