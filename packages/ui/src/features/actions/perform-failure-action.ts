import type { Failure, FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { App } from "../../state/app-context.tsx";
import { ask } from "../../state/use-ask.ts";
import { gatewayActions } from "./use-gateway-actions.ts";

/** Does what the one button of a failure promises. */
export async function performFailureAction(app: App, failure: Failure, action: FailureAction): Promise<void> {
  const { start, openDashboard } = gatewayActions(app);
  const { facts } = failure;
  switch (action.kind) {
    case "retry":
      return retry(app, failure);
    case "start-engine":
      await ask(app, "engine.start", {});
      return;
    case "use-port": {
      const port = Number(action.value);
      if (!Number.isInteger(port)) return app.store.setState({ room: "settings" });
      const saved = await ask(app, "settings.set", { patch: { port } });
      if (saved.ok) start();
      return;
    }
    case "open-gateway":
      return action.value ? app.shell.openExternal(action.value) : openDashboard();
    case "use-existing-state":
      return app.store.setState({
        question: {
          kind: "use-existing-state",
          where: facts?.path ?? facts?.state ?? "",
          converts: failure.code === "state-older",
          restart: action.value === "restart",
        },
      });
    case "force-stop":
      return app.store.setState({ question: { kind: "force-stop" } });
    case "repair":
    case "repair-ownership":
      await ask(app, "gateway.repair", {});
      return;
    case "choose-image":
      return app.store.setState({ room: "settings" });
    case "rename-container":
    case "start-gateway":
      return start();
  }
}

/** Again what failed: the search for an engine, or the operation. */
async function retry(app: App, failure: Failure): Promise<void> {
  const operation = app.store.getState().snapshot?.operation;
  if (failure.code.startsWith("engine-")) await ask(app, "engine.search", {});
  else if (operation?.kind === "stop") await ask(app, "gateway.stop", {});
  else if (operation?.kind === "restart") await ask(app, "gateway.restart", {});
  else if (operation?.kind === "remove") await ask(app, "gateway.remove", {});
  else if (operation?.kind === "repair") await ask(app, "gateway.repair", {});
  else await ask(app, "gateway.start", {});
}
