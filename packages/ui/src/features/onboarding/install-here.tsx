import type { Failure } from "@rockpool/gateway-core/contract/failure";
import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { CodeBlock } from "../../components/code-block.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./engine-help.module.css";
import { StepWait } from "./step-wait.tsx";

/** The lines that Rockpool itself may run here, shown before it does. */
export function InstallHere({ lines }: { readonly lines: readonly string[] }) {
  const { bridge, messages } = useApp();
  const words = useRoomWords(setupWords).engine;
  const { here } = words.missing;
  const now = useNow(1000);
  const [begunAt, setBegunAt] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const install = async () => {
    setFailure(null);
    setBegunAt(Date.now());
    const reply = await bridge.call("engine.install", {});
    // Where it went well the engine takes this page away.
    setBegunAt(null);
    if (!reply.ok) setFailure(reply.failure);
  };

  return (
    <section className={styles.here} aria-label={here.title}>
      <p>{here.text}</p>
      <CodeBlock label={here.lines}>{lines.join("\n")}</CodeBlock>
      {begunAt === null ? (
        <div>
          <Button onClick={() => void install()}>{here.install}</Button>
        </div>
      ) : (
        <StepWait
          text={here.installing}
          elapsed={
            now - begunAt > 2000 ? words.stopped.elapsed(messages.units.duration(now - begunAt)) : undefined
          }
        />
      )}
      {failure && <FailureNotice failure={failure} />}
    </section>
  );
}
