import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { RotateCw } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { useApp, useMessages } from "../../state/app-context.tsx";
import { openSetup } from "../../state/open-setup.ts";
import { useAsk } from "../../state/use-ask.ts";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";
import styles from "./home-hero.module.css";

/** One primary button, one quiet one beside it; Restart only as an icon. */
export function HeroButtons({ snapshot, demoted }: { snapshot: Snapshot; demoted: boolean }) {
  const app = useApp();
  const { store } = app;
  const { screens, actions: actionLabels } = useMessages();
  const ask = useAsk();
  const { start, stop, restart, openDashboard } = useGatewayActions();
  const words = screens.home;
  const main = demoted ? "secondary" : "primary";
  const watched = snapshot.adoption?.kind === "adopted" && snapshot.adoption.mode === "watch";

  switch (snapshot.phase) {
    case "running":
    case "degraded":
      return (
        <div className={styles.buttons}>
          <Button variant={main} size="large" onClick={openDashboard}>
            {words.openDashboard}
          </Button>
          {!watched && (
            <>
              <Button size="large" onClick={() => stop()}>
                {words.stop}
              </Button>
              <IconButton
                label={words.restart}
                className={styles.restart}
                icon={<RotateCw aria-hidden="true" />}
                onClick={() => restart()}
              />
            </>
          )}
        </div>
      );
    case "not-set-up":
      return (
        <div className={styles.buttons}>
          <Button
            variant={main}
            size="large"
            // Who has been through the wizard only wants the container again.
            onClick={() => (snapshot.setup?.finishedAt ? start() : openSetup(app))}
          >
            {snapshot.setup?.finishedAt === null ? words.setup.goOn : words.setUp}
          </Button>
        </div>
      );
    case "stopped":
    case "needs-attention":
      return watched ? null : (
        <div className={styles.buttons}>
          <Button variant={main} size="large" onClick={() => start()}>
            {words.start}
          </Button>
        </div>
      );
    case "no-image":
      return (
        <div className={styles.buttons}>
          <Button
            variant={main}
            size="large"
            onClick={() => void ask("images.pull", { reference: snapshot.wish.image })}
          >
            {words.getImage}
          </Button>
          <Button size="large" onClick={() => store.setState({ room: "images", imagesPart: "get" })}>
            {actionLabels["choose-image"]()}
          </Button>
        </div>
      );
    case "no-engine":
    case "engine-stopped":
      return (
        <div className={styles.buttons}>
          <Button variant={main} size="large" onClick={() => void ask("engine.search", {})}>
            {words.searchAgain}
          </Button>
        </div>
      );
    case "starting":
    case "stopping":
      // Brought about outside of Rockpool, or before it was here: there is no operation to cancel.
      return snapshot.phase === "starting" && !watched ? (
        <div className={styles.buttons}>
          <Button size="large" onClick={() => stop()}>
            {words.stop}
          </Button>
        </div>
      ) : null;
    default:
      return null;
  }
}
