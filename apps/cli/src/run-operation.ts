import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Operation, OperationKind } from "@rockpool/gateway-core/contract/operation";
import { RockpoolError, toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { ask } from "./ask.ts";
import type { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";
import { printFailure } from "./terminal/print-failure.ts";
import { type Progress, progress } from "./terminal/progress.ts";

export type OperationCall = "gateway.start" | "gateway.stop" | "gateway.restart";

export interface Order<K extends OperationCall = OperationCall> {
  call: K;
  input: CallInput<K>;
  /** What to say when it is done; `cutShort` is what had to be cancelled for it. */
  done(snapshot: Snapshot, operation: Operation | null, cutShort: OperationKind | null): string;
  /** What else there is to say then, beside the answer. */
  notes?(snapshot: Snapshot, operation: Operation | null): string[];
}

/** How long nobody may serve before an order counts as lost. */
const replacementMs = 15_000;

interface Ending {
  operation: Operation | null;
  snapshot: Snapshot;
  cutShort: OperationKind | null;
  /** Whether Ctrl-C here asked for a cancellation. */
  cancelAsked: boolean;
}

/**
 * Gives an order and shows how it is carried out, whichever process does so. Ctrl-C cancels it; where somebody else had
 * begun it already, Ctrl-C only stops looking. Answers with the exit code.
 */
export async function runOperation<K extends OperationCall>(
  context: Context,
  order: Order<K>,
): Promise<number> {
  const { output, messages } = context;
  const shown = progress(output, messages, context.now);
  try {
    const ending = await follow(context, order, shown);
    shown.end();
    if (ending === "left") {
      output.note(messages.cli.leftToGoOn);
      if (output.json)
        output.document({ event: "result", ok: false, exitCode: exitCode.interrupted, left: true });
      return exitCode.interrupted;
    }
    return report(context, order, ending);
  } catch (error) {
    shown.end();
    return printFailure(toFailure(error), output, messages, { event: "result" });
  }
}

async function follow<K extends OperationCall>(
  context: Context,
  order: Order<K>,
  shown: Progress,
): Promise<Ending | "left"> {
  const { output, messages, interrupts } = context;
  const membership = await context.service();
  const { bridge } = membership;
  const before = await ask(bridge, "snapshot.get", {});
  const joined = before.operation?.state === "running";

  let operationId: string | null = null;
  let cancelAsked = false;
  let lostFor: NodeJS.Timeout | undefined;
  let lastSeen: Operation | null = null;
  let cutShort = joined ? (before.operation?.kind ?? null) : null;
  let settle: (ending: Ending | "left") => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<Ending | "left">((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });

  const cancel = () => {
    if (operationId !== null) void bridge.call("operation.cancel", { operationId });
  };
  const give = async () => {
    try {
      operationId = (await ask(bridge, order.call, order.input)).operationId;
    } catch (error) {
      // Killed before it answered. The next process that serves is asked again, below; it comes within moments.
      if (!isLost(error)) throw error;
      lostFor = setTimeout(() => fail(error), replacementMs);
      return;
    }
    if (joined && operationId === before.operation?.id) output.note(messages.cli.alreadyUnderWay);
    if (cancelAsked) cancel();
    look(await ask(bridge, "snapshot.get", {}));
  };
  const look = (snapshot: Snapshot) => {
    const { operation } = snapshot;
    // It came to its end by itself, just before.
    const isOver = operation?.state === "done" || operation?.state === "failed";
    if (isOver && operation.id === before.operation?.id) cutShort = null;
    if (operationId === null) return;
    if (operation?.id === operationId) {
      lastSeen = operation;
      shown.update(operation);
      if (operation.state !== "running") settle({ operation, snapshot, cutShort, cancelAsked });
    } else if (lastSeen !== null) {
      // It ended and the next one began between two snapshots.
      settle({ operation: null, snapshot, cutShort, cancelAsked });
    }
  };

  const release = interrupts.handle(() => {
    if (joined && operationId === before.operation?.id) return settle("left");
    if (cancelAsked) {
      context.exit(exitCode.interrupted);
      return;
    }
    cancelAsked = true;
    shown.say(messages.cli.cancelling);
    cancel();
  });
  const unsubscribe = bridge.subscribe("snapshot", {}, look);
  // The process that carried it out is gone, and the operation with it: the order still stands.
  const unwatch = membership.onRoleChange(() => {
    clearTimeout(lostFor);
    operationId = null;
    lastSeen = null;
    if (!cancelAsked) give().catch(fail);
    else
      fail(
        new RockpoolError({ code: "operation-cancelled", message: "cancelled with the process that ran it" }),
      );
  });
  try {
    await give();
    return await ended;
  } finally {
    clearTimeout(lostFor);
    release();
    unsubscribe();
    unwatch();
  }
}

function isLost(error: unknown): boolean {
  return error instanceof RockpoolError && error.failure.facts?.lost === "true";
}

function report<K extends OperationCall>(
  context: Context,
  order: Order<K>,
  { operation, snapshot, cutShort, cancelAsked }: Ending,
): number {
  const { output, messages } = context;
  const failure = operation?.failure ?? (operation?.state === "done" ? null : snapshot.failure);
  if (operation?.state === "cancelled" || failure?.code === "operation-cancelled") {
    if (output.json)
      output.document({ event: "result", ok: false, exitCode: exitCode.interrupted, operation });
    else {
      const { cancelled } = operation
        ? messages.operations[operation.kind]
        : { cancelled: messages.failures["operation-cancelled"].title({}) };
      output.error(cancelAsked ? cancelled : messages.cli.cancelledElsewhere(cancelled));
    }
    return exitCode.interrupted;
  }
  if (failure) return printFailure(failure, output, messages, { event: "result", operation });
  if (output.json) {
    const { address } = snapshot.gateway;
    output.document({ event: "result", ok: true, exitCode: exitCode.ok, address, operation });
  } else {
    output.line(`${output.style.good("✓")} ${order.done(snapshot, operation, cutShort)}`);
    for (const note of order.notes?.(snapshot, operation) ?? []) output.note(note);
  }
  return exitCode.ok;
}
