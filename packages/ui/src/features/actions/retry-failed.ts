import type { CallName } from "@rockpool/gateway-core/contract/calls";
import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { OperationKind } from "@rockpool/gateway-core/contract/operation";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { App } from "../../state/app-context.tsx";
import { ask } from "../../state/use-ask.ts";

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
 * this way is done again. What was built, loaded or saved is not known any more: the room of images has the form.
 */
export async function retryFailed(app: App, failure: Failure): Promise<void> {
  const { snapshot } = app.store.getState();
  const { code } = failure;
  if (code.startsWith("engine-") || code.startsWith("service-")) await ask(app, "engine.search", {});
  else if (failedSo(snapshot?.imageOperation, failure)) await retryImage(app, failure, snapshot);
  else if (failedSo(snapshot?.operation, failure)) await retryGateway(app, failure, snapshot);
  else await ask(app, "gateway.start", {});
}

function failedSo(operation: Snapshot["operation"] | undefined, { code }: Failure): boolean {
  return operation?.state === "failed" && operation.failure?.code === code;
}

async function retryImage(app: App, { facts }: Failure, snapshot: Snapshot | null): Promise<void> {
  const kind = snapshot?.imageOperation?.kind;
  const reference = facts?.image ?? snapshot?.wish.image;
  if (kind === "pull" && reference) await ask(app, "images.pull", { reference });
  else app.store.setState({ room: "images", imagesPart: kind === "build" ? "build" : "here" });
}

async function retryGateway(app: App, { facts }: Failure, snapshot: Snapshot | null): Promise<void> {
  const kind = snapshot?.operation?.kind;
  if (kind === "change" && facts?.image) await ask(app, "gateway.change", { reference: facts.image });
  else if (kind !== undefined && kind in callAgain)
    await ask(app, callAgain[kind as keyof typeof callAgain], {});
  // Which copy it was is not known, and the newest may be one that going back has made.
  else app.store.setState({ room: "images", imagesPart: kind === "roll-back" ? "copies" : "get" });
}
