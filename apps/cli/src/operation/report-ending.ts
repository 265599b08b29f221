import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { OperationKind } from "@rockpool/gateway-core/contract/operation";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { printFailure } from "../terminal/print-failure.ts";
import type { Ending } from "./ending.ts";
import { laneOf, type OperationCall, type Order } from "./order.ts";

/** Says how an order ended, in words or as the last JSON line. Answers with the exit code. */
export async function reportEnding<K extends OperationCall>(
  context: Context,
  order: Order<K>,
  ending: Ending,
): Promise<number> {
  const { output, messages } = context;
  const { operation, snapshot, cutShort } = ending;
  const failure = failureOf(order, ending);
  if (operation?.state === "cancelled" || failure?.code === "operation-cancelled") {
    reportCancelled(context, ending, failure);
    return exitCode.interrupted;
  }
  if (failure) return printFailure(failure, output, messages, { event: "result" }, { operation });
  if (output.json) {
    const onGateway = laneOf[order.call] === "operation" ? { address: snapshot.gateway.address } : {};
    const image = order.image?.(snapshot, operation);
    const made = image
      ? { reference: image.reference, digest: image.digest, id: image.id, version: image.version }
      : {};
    output.document({ event: "result", ok: true, exitCode: exitCode.ok, ...onGateway, ...made, operation });
  } else {
    output.line(`${output.style.good("✓")} ${await order.done(snapshot, operation, cutShort)}`);
    for (const note of order.notes?.(snapshot, operation) ?? []) output.note(note);
  }
  return exitCode.ok;
}

function failureOf<K extends OperationCall>(
  order: Order<K>,
  { operation, snapshot }: Ending,
): Failure | null {
  if (operation?.failure) return operation.failure;
  if (operation?.state === "done") return null;
  if (laneOf[order.call] === "operation") return snapshot.failure;
  // The snapshot keeps the gateway's failures only: of an image's operation nothing is known any more.
  return { code: "unexpected", message: "another operation began before the end of this one was seen" };
}

function reportCancelled(
  { output, messages }: Context,
  { operation, snapshot, cancelAsked }: Ending,
  failure: Failure | null,
): void {
  if (output.json) {
    const told = failure ?? { code: "operation-cancelled", message: "cancelled" };
    output.document({
      event: "result",
      ok: false,
      exitCode: exitCode.interrupted,
      failure: told,
      operation,
    });
    return;
  }
  const { cancelled } = operation
    ? messages.operations[operation.kind]
    : { cancelled: messages.failures["operation-cancelled"].title({}) };
  output.error(cancelAsked ? cancelled : messages.cli.cancelledElsewhere(cancelled));
  if (operation) output.note(whatIsKept(operation.kind, snapshot, failure, messages));
}

function whatIsKept(
  kind: OperationKind,
  { engine }: Snapshot,
  failure: Failure | null,
  { cli: { progress } }: Messages,
): string {
  const keepsLayers = engine.kind === "connected" && engine.facts.imageStore === "containerd";
  const layers = failure?.facts?.kept === "layers" || (kind === "pull" && keepsLayers);
  return layers ? progress.keptLayers : progress.kept[kind];
}
