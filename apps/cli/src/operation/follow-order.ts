import type { Operation } from "@rockpool/gateway-core/contract/operation";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Unsubscribe } from "@rockpool/gateway-core/contract/topics";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Ending } from "./ending.ts";
import { laneOf, type OperationCall, type Order } from "./order.ts";

/** How long nobody may serve before an order counts as lost. */
const replacementMs = 15_000;
/** Longest wait for the output of a build that is over. */
const outputMs = 2000;

/** Gives an order and waits for its end; "left" where it was somebody else's and goes on without us. */
export async function followOrder<K extends OperationCall>(
  context: Context,
  order: Order<K>,
  shown: Progress,
): Promise<Ending | "left"> {
  const { output, messages, interrupts } = context;
  const lane = laneOf[order.call];
  const membership = await context.service();
  const { bridge } = membership;
  const before = (await ask(bridge, "snapshot.get", {}))[lane];
  const joined = before?.state === "running";

  let operationId: string | null = null;
  let cancelAsked = false;
  let lostFor: NodeJS.Timeout | undefined;
  let lastSeen: Operation | null = null;
  let cutShort = joined ? before.kind : null;
  let settle: (ending: Ending | "left") => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<Ending | "left">((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });

  const cancel = () => {
    if (operationId !== null) void bridge.call("operation.cancel", { operationId });
  };
  const give = async (again = false) => {
    try {
      operationId = (await ask(bridge, order.call, order.input)).operationId;
      if (operationId === null) return settle(await nothingToDo());
    } catch (error) {
      // Whoever takes over a change of version finishes it or takes it back by itself: that is ours to follow.
      if (again && isBusy(error)) operationId = await runningNow();
      if (operationId !== null) return begun();
      // Killed before it answered. The next process that serves is asked again, below; it comes within moments.
      if (!isLost(error)) throw error;
      lostFor = setTimeout(() => fail(error), replacementMs);
      return;
    }
    if (joined && operationId === before.id) output.note(messages.cli.alreadyUnderWay);
    return begun();
  };
  const nothingToDo = async () => {
    const snapshot = (await settledSnapshot(bridge)) ?? (await ask(bridge, "snapshot.get", {}));
    return { operation: null, snapshot, cutShort: null, cancelAsked };
  };
  const runningNow = async () => {
    const operation = (await ask(bridge, "snapshot.get", {}))[lane];
    return operation?.state === "running" ? operation.id : null;
  };
  const begun = async () => {
    if (cancelAsked) cancel();
    followOutput();
    look(await ask(bridge, "snapshot.get", {}));
  };
  const look = (snapshot: Snapshot) => {
    const operation = snapshot[lane];
    // It came to its end by itself, just before.
    const isOver = operation?.state === "done" || operation?.state === "failed";
    if (isOver && operation.id === before?.id) cutShort = null;
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
  let unfollow: Unsubscribe = () => {};
  /** A quick build may be over before its output is followed: what it printed comes with the first answer. */
  let heard = Promise.resolve();
  const followOutput = () => {
    if (!order.verbose) return;
    unfollow();
    heard = new Promise((resolve) => {
      setTimeout(resolve, outputMs).unref();
      unfollow = bridge.subscribe("buildOutput", {}, (printed) => {
        // The first lines may be those of a build before.
        if (printed.operationId === operationId && printed.lines.length > 0) shown.print(printed.lines);
        resolve();
      });
    });
  };

  const release = interrupts.handle(() => {
    if (joined && operationId === before.id) return settle("left");
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
    if (!cancelAsked) give(true).catch(fail);
    else
      fail(
        new RockpoolError({ code: "operation-cancelled", message: "cancelled with the process that ran it" }),
      );
  });
  try {
    await give();
    const ending = await ended;
    await heard;
    return ending;
  } finally {
    clearTimeout(lostFor);
    release();
    unsubscribe();
    unfollow();
    unwatch();
  }
}

function isLost(error: unknown): boolean {
  return error instanceof RockpoolError && error.failure.facts?.lost === "true";
}

function isBusy(error: unknown): boolean {
  return error instanceof RockpoolError && error.code === "operation-busy";
}
