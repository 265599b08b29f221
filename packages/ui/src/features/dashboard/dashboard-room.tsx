import { VisuallyHidden } from "../../components/visually-hidden.tsx";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { DashboardAway } from "./dashboard-away.tsx";
import { DashboardTab } from "./dashboard-tab.tsx";
import { DashboardView } from "./dashboard-view.tsx";

/** OpenClaw's own page, or why it cannot be shown now. */
export function DashboardRoom() {
  const { shell, messages } = useApp();
  const snapshot = useAppState((state) => state.snapshot);
  const up = snapshot?.phase === "running" || snapshot?.phase === "degraded";
  return (
    <>
      <VisuallyHidden as="h1">{messages.screens.app.rooms.dashboard}</VisuallyHidden>
      {!up && snapshot && <DashboardAway snapshot={snapshot} />}
      {up && shell.dashboard.kind === "tab" && <DashboardTab dashboard={shell.dashboard} />}
      {up && shell.dashboard.kind === "embedded" && (
        <DashboardView dashboard={shell.dashboard} address={snapshot.gateway.address} />
      )}
    </>
  );
}
