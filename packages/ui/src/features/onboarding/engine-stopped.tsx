import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { CommandLines } from "./command-lines.tsx";
import { StepFrame } from "./step-frame.tsx";
import { StepWait } from "./step-wait.tsx";

interface Props {
  readonly title: string;
  readonly cause: string | undefined;
  readonly failure: Failure;
  readonly again: { readonly label: string; readonly onPress: () => void };
  readonly onBack: (() => void) | null;
  readonly children: React.ReactNode;
}

/** A virtual machine that boots takes up to a minute. */
const longMs = 60_000;

/** An engine that is installed and does not run: started from here, with a way out of the wait. */
export function EngineStopped({ title, cause, failure, again, onBack, children }: Props) {
  const { bridge, messages } = useApp();
  const { stopped: words, byItself } = useRoomWords(setupWords).engine;
  const now = useNow(1000);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const starting = startedAt !== null;
  // The lines of what we may not do ourselves.
  const command = refused?.facts?.command ?? failure.facts?.command;

  const line = starting ? undefined : command;
  const byHand = line !== undefined;

  const start = async () => {
    setRefused(null);
    setStartedAt(Date.now());
    const reply = await bridge.call("engine.start", {});
    // Where it was accepted, the wait goes on until the engine answers, which takes this page away.
    if (reply.ok) return;
    setRefused(reply.failure);
    setStartedAt(null);
  };

  const ours = { label: words.start, onPress: () => void start() };
  return (
    <StepFrame
      title={starting ? words.startingTitle(failure.facts?.product ?? words.engine) : title}
      lead={starting ? undefined : byHand ? words.refused : cause}
      primary={byHand ? again : starting ? { label: words.starting, onPress: () => {}, busy: true } : ours}
      secondary={
        starting ? { label: words.stopWaiting, onPress: () => setStartedAt(null) } : byHand ? ours : again
      }
      consequence={byHand ? byItself : words.consequence}
      onBack={onBack}
    >
      {starting && (
        <StepWait
          text={now - startedAt > longMs ? words.waitLong : words.wait}
          elapsed={
            now - startedAt > 2000 ? words.elapsed(messages.units.duration(now - startedAt)) : undefined
          }
        />
      )}
      {refused && !command && <FailureNotice failure={refused} />}
      {line && <CommandLines lines={[{ title: words.byHand, command: line }]} />}
      {children}
    </StepFrame>
  );
}
