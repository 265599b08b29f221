import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { dashboardWords } from "@rockpool/messages/dashboard-words";
import { statusLine } from "@rockpool/messages/status-line";
import { statusLook } from "@rockpool/messages/status-shape";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusPool } from "../../components/status-pool.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { useGatewayActions } from "../actions/use-gateway-actions.ts";

/** In place of a browser's error page: the same mark as on Home, and the way on. */
export function DashboardAway({ snapshot }: { snapshot: Snapshot }) {
  const { messages, store } = useApp();
  const { start } = useGatewayActions();
  const { phase, operation, failure } = snapshot;
  const busy = operation?.state === "running";
  const now = useNow(busy ? 1000 : null);
  const { home } = messages.screens;
  const words = useRoomWords(dashboardWords);
  const failures = useAppState((state) => state.failureWords);
  return (
    <EmptyState
      mark={<StatusPool {...statusLook(phase)} />}
      title={statusLine(snapshot, { ...messages, failures }, now)}
      action={action()}
    >
      {busy || phase === "starting" ? words.away : words.notRunning}
    </EmptyState>
  );

  function action(): React.ReactNode {
    if (busy || phase === "starting" || phase === "stopping") return null;
    if (phase === "stopped" && !failure)
      return (
        <Button variant="primary" size="large" onClick={() => start()}>
          {home.start}
        </Button>
      );
    // Home explains what is in the way.
    return (
      <Button variant="primary" size="large" onClick={() => store.setState({ room: "home" })}>
        {words.seeHome}
      </Button>
    );
  }
}
