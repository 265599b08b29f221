import { Button } from "../../components/button.tsx";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { openSetup } from "../../state/open-setup.ts";
import styles from "./app-frame.module.css";

/**
 * The way back to a setup that was begun: another room has it only where the wizard led there, and Home where its own
 * button is another one.
 */
export function SetupNotice() {
  const app = useApp();
  const shown = useAppState(({ snapshot, room }) => {
    if (snapshot?.setup?.finishedAt !== null) return false;
    return room === "home" ? snapshot.phase !== "not-set-up" : !snapshot.setup.left;
  });
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
