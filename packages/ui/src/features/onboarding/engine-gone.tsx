import type { EngineState } from "@rockpool/gateway-core/contract/snapshot";
import { setupWords } from "@rockpool/messages/setup-words";
import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useAppState, useRoomWords } from "../../state/app-context.tsx";
import styles from "./engine-gone.module.css";

/** Above a step that needs the engine, while there is none. */
export function EngineGone({ engine, onShow }: { engine: EngineState; onShow: () => void }) {
  const words = useRoomWords(setupWords).engine.gone;
  const failures = useAppState((state) => state.failureWords);
  if (engine.kind !== "unavailable" || !failures) return null;
  const { code, facts } = engine.failure;
  return (
    <div className={styles.gone} role="alert">
      <InlineNotice
        tone="warning"
        title={failures[code].title(facts ?? {})}
        action={
          <Button size="small" onClick={onShow}>
            {words.show}
          </Button>
        }
      >
        {words.text}
      </InlineNotice>
    </div>
  );
}
