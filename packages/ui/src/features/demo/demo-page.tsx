import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { demoWords } from "@rockpool/messages/demo-words";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useCall } from "../../state/use-call.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { StepFrame } from "../onboarding/step-frame.tsx";
import styles from "./demo-page.module.css";
import { DemoProgress } from "./demo-progress.tsx";
import { DemoRunning } from "./demo-running.tsx";

/** A gateway to try without an account, from its making to its end. Nothing of it stays. */
export function DemoPage({ leave }: { leave(): void }) {
  return (
    <main className={styles.page}>
      <Stage leave={leave} />
    </main>
  );
}

function Stage({ leave }: { leave(): void }) {
  const words = useRoomWords(demoWords);
  const known = useAppState(({ snapshot }) => snapshot !== null);
  const demo = useAppState(({ snapshot }) => snapshot?.demo ?? null);
  const call = useCall();
  const [refused, setRefused] = useState<Failure | null>(null);
  const [ending, setEnding] = useState(false);

  const ask = useCallback(
    () => call("demo.start", {}).then((reply) => setRefused(reply.ok ? null : reply.failure)),
    [call],
  );
  const again = () => {
    setRefused(null);
    void ask();
  };
  const end = useCallback(async () => {
    setEnding(true);
    const reply = await call("demo.stop", {});
    setEnding(false);
    if (reply.ok) leave();
    else setRefused(reply.failure);
  }, [call, leave]);

  const begin = useEffectEvent(() => {
    if (demo === null) void ask();
  });
  useEffect(() => {
    if (known) begin();
  }, [known]);
  useWhenOver(demo !== null, leave);

  if (ending || demo?.state === "ending")
    return <DemoProgress key="ending" demo={demo} ending onStop={null} />;
  const failure = refused ?? (demo?.state === "failed" ? demo.failure : null);
  if (failure || demo?.state === "failed")
    return (
      <StepFrame
        key="failed"
        title={words.failed}
        lead={words.failedLead}
        primary={{ label: words.again, onPress: again }}
        onBack={demo ? () => void end() : leave}
      >
        {failure && <FailureNotice failure={failure} />}
      </StepFrame>
    );
  if (demo?.state === "running") return <DemoRunning key="running" onEnd={() => void end()} />;
  return <DemoProgress key="starting" demo={demo} ending={false} onStop={() => void end()} />;
}

/** The demo was there and is not any more, here or by another window. */
function useWhenOver(there: boolean, act: () => void): void {
  const was = useRef(there);
  const tell = useEffectEvent(act);
  useEffect(() => {
    if (was.current && !there) tell();
    was.current = there;
  }, [there]);
}
