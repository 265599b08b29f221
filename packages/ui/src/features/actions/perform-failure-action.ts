import type { CallName } from "@rockpool/gateway-core/contract/calls";
import type { Failure, FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { OperationKind } from "@rockpool/gateway-core/contract/operation";
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
          restart: action.value === "restart",
        },
      });
    case "force-stop":
      return app.store.setState({ question: { kind: "force-stop" } });
    case "repair":
      await ask(app, "gateway.repair", {});
      return;
    case "choose-image":
      return app.store.setState({ room: "settings", focusField: "image" });
    case "start-gateway":
      return start();
    // Nothing does these yet, and `explain` offers no button for them.
    case "pull-image":
    case "use-mirror":
    case "roll-back":
    case "rename-container":
    case "repair-ownership":
      return;
  }
}

const callAgain = {
  start: "gateway.start",
  stop: "gateway.stop",
  restart: "gateway.restart",
  remove: "gateway.remove",
  repair: "gateway.repair",
} as const satisfies Partial<Record<OperationKind, CallName>>;

/**
 * Again what failed: the search for an engine, the way to the service (any call takes it), or the operation. A call that
 * was refused leaves the operation before it in the snapshot, which may have been a removal: only what failed in just
 * this way is done again.
 */
async function retry(app: App, { code }: Failure): Promise<void> {
  const operation = app.store.getState().snapshot?.operation;
  if (code.startsWith("engine-") || code.startsWith("service-")) await ask(app, "engine.search", {});
  else if (operation?.state === "failed" && operation.failure?.code === code && operation.kind in callAgain)
    await ask(app, callAgain[operation.kind as keyof typeof callAgain], {});
  else await ask(app, "gateway.start", {});
}
