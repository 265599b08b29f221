import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { openSetup } from "../../state/open-setup.ts";
import styles from "./app-frame.module.css";

/** The way back to a setup that was begun: Home always has it, another room only where the wizard led there. */
export function SetupNotice() {
  const app = useApp();
  const shown = useAppState(
    ({ snapshot, room }) => snapshot?.setup?.finishedAt === null && (room === "home" || !snapshot.setup.left),
  );
  if (!shown) return null;
  const words = app.messages.screens.home.setup;
  return (
    <div className={styles.banner}>
      <InlineNotice
        tone="info"
        title={words.unfinished}
        action={
          <Button size="small" onClick={() => openSetup(app)}>
            {words.goOn}
          </Button>
        }
      />
    </div>
  );
}
