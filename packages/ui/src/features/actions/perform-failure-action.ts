import type { Failure, FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { App } from "../../state/app-context.tsx";
import { addToast } from "../../state/app-state.ts";
import { ask } from "../../state/use-ask.ts";
import { retryFailed } from "./retry-failed.ts";
import { gatewayActions } from "./use-gateway-actions.ts";

/** Does what the one button of a failure promises. */
export async function performFailureAction(app: App, failure: Failure, action: FailureAction): Promise<void> {
  const { start, openDashboard } = gatewayActions(app);
  const { store, messages } = app;
  const { facts } = failure;
  switch (action.kind) {
    case "retry":
      return retryFailed(app, failure);
    case "start-engine":
      await ask(app, "engine.start", {});
      return;
    case "use-port": {
      const port = Number(action.value);
      if (!Number.isInteger(port)) return store.setState({ room: "settings" });
      const saved = await ask(app, "settings.set", { patch: { port } });
      if (saved.ok) start();
      return;
    }
    case "open-gateway":
      return action.value ? app.shell.openExternal(action.value) : openDashboard();
    case "use-existing-state":
      return store.setState({
        question: {
          kind: "use-existing-state",
          where: facts?.path ?? facts?.state ?? "",
          restart: action.value === "restart",
        },
      });
    case "force-stop":
      return store.setState({ question: { kind: "force-stop" } });
    case "repair":
      await ask(app, "gateway.repair", {});
      return;
    case "choose-image":
      return store.setState({ room: "images", imagesPart: "get" });
    case "start-gateway":
      return start();
    case "pull-image": {
      const reference = action.value ?? store.getState().snapshot?.wish.image;
      if (reference) await ask(app, "images.pull", { reference });
      return;
    }
    case "use-mirror":
      return action.value ? pullFromMirror(action.value) : undefined;
    case "roll-back":
      return store.setState({ question: { kind: "roll-back", checkpointId: action.value ?? null } });
    case "repair-ownership": {
      const place = action.value === "workspace" ? "workspace" : "state";
      const repaired = await ask(app, "setup.repairOwner", { place });
      return repaired.ok ? retryFailed(app, failure) : undefined;
    }
    case "operate":
      if (action.value) await ask(app, "adoption.adopt", { id: action.value, mode: "operate" });
      return;
    case "let-go":
      await ask(app, "adoption.letGo", {});
      return;
    // Nothing does this yet, and `explain` offers no button for it.
    case "rename-container":
      return;
  }

  /** The image in Settings is the person's: it is only filled in there, for them to save. */
  async function pullFromMirror(reference: string): Promise<void> {
    const reply = await ask(app, "images.pull", { reference });
    if (!reply.ok) return;
    const { preferences, snapshot, draft } = store.getState();
    const image = preferences?.image ?? snapshot?.wish.image ?? "";
    store.setState({ draft: { ...draft, image: reference } });
    const { mirror, mirrorText } = messages.screens.home.images;
    addToast(store, { tone: "info", title: mirror, text: mirrorText(image) });
  }
}
