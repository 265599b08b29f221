import { useMemo } from "react";
import { type App, useApp } from "../../state/app-context.tsx";
import { ask } from "../../state/use-ask.ts";

export interface GatewayActions {
  start(useExistingState?: boolean): void;
  stop(force?: boolean): void;
  restart(useExistingState?: boolean): void;
  /** Settings into the container; the one of before is kept until the new one is ready. */
  applySettings(): void;
  cancel(operationId: string): void;
  openDashboard(): void;
}

export function gatewayActions(app: App): GatewayActions {
  return {
    start: (useExistingState = false) => void ask(app, "gateway.start", { useExistingState }),
    stop: (force = false) => void ask(app, "gateway.stop", { force }),
    restart: (useExistingState = false) => void ask(app, "gateway.restart", { useExistingState }),
    applySettings: () => void ask(app, "settings.apply", {}),
    cancel: (operationId) => void ask(app, "operation.cancel", { operationId }),
    openDashboard: () => {
      const { dashboard } = app.shell;
      if (dashboard.kind === "tab") dashboard.open();
      else app.store.setState({ room: "dashboard" });
    },
  };
}

/** What the buttons do. Failures are told by `ask`; what comes of it is seen in the next snapshot. */
export function useGatewayActions(): GatewayActions {
  const app = useApp();
  return useMemo(() => gatewayActions(app), [app]);
}
