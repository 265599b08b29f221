import { describe, expect, it } from "vitest";
import type { GatewayStepId, Operation } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { thisHost } from "../host/host.ts";
import { silentLogger } from "../host/logger.ts";
import { defaultLimits } from "./limits.ts";
import { runOperation } from "./runner.ts";
import type { OperationContext, RunStep, StepTable } from "./step-context.ts";
import { stepTable } from "./step-table.ts";
import { noDesk, noTakeOver } from "./testing/no-desk.ts";
import { observed } from "./testing/observed-fixture.ts";

function run(
  steps: Partial<Record<GatewayStepId, RunStep>>,
  {
    abort = new AbortController(),
    planned = Object.keys(steps) as GatewayStepId[],
    ...rest
  }: RunOptions = {},
) {
  const seen: Operation[] = [];
  const table: StepTable = { ...stepTable, ...steps };
  const { id, done } = runOperation({
    kind: "start",
    steps: planned.map((step) => ({ id: step })),
    ...rest,
    table,
    signal: abort.signal,
    onChange: (operation) => seen.push(operation),
    failureOf: (error) => engineFailure(error),
    onNotTakenBack: () => {},
    context: {
      kind: "start",
      engine: new FakeEngine(),
      host: thisHost(),
      log: silentLogger,
      limits: defaultLimits,
      observed: observed(),
      container: null,
      details: null,
      startedHere: false,
      configText: null,
      desk: noDesk,
      ...noTakeOver,
      change: null,
      keptLog: null,
    },
  });
  return { id, done, seen, abort };
}

type Input = Parameters<typeof runOperation<GatewayStepId, OperationContext>>[0];
interface RunOptions extends Pick<Input, "recover" | "endsWith"> {
  abort?: AbortController;
  planned?: GatewayStepId[];
}

const states = (operation: Operation | undefined) => operation?.steps.map(({ state }) => state);

describe("runOperation", () => {
  it("runs step after step and tells each change", async () => {
    const order: string[] = [];
    const { done, seen } = run({
      "check-image": async () => void order.push("image"),
      "start-container": async () => void order.push("start"),
    });
    expect(states(seen[0])).toEqual(["todo", "todo"]);
    const end = await done;
    expect(order).toEqual(["image", "start"]);
    expect(end).toMatchObject({ state: "done", cancellable: false });
    expect(states(end)).toEqual(["done", "done"]);
    expect(seen.map((operation) => states(operation)?.join())).toContain("done,doing");
    expect(seen.at(-1)).toEqual(end);
  });

  it("ends with the failure of the step, and does not go on", async () => {
    const failure = { code: "port-taken", message: "taken" } as const;
    const { done } = run({
      "start-container": async () => {
        throw new RockpoolError(failure);
      },
      "wait-live": async () => expect.unreachable(),
    });
    const end = await done;
    expect(end).toMatchObject({ state: "failed", failure });
    expect(states(end)).toEqual(["failed", "todo"]);
  });

  it("takes back the last first; what is only for a cancel stays after a failure", async () => {
    const order: string[] = [];
    const { done } = run({
      "create-container": async ({ undo }) => {
        undo("failed-or-cancelled", async () => void order.push("created"));
        undo("cancelled", async () => void order.push("never"));
        undo("failed-or-cancelled", async () => void order.push("later"));
      },
      "start-container": async () => {
        throw new Error("no");
      },
    });
    expect((await done).failure?.code).toBe("unexpected");
    expect(order).toEqual(["later", "created"]);
  });

  it("cancels: the step is told, everything is taken back, and that is no failure of the step", async () => {
    const order: string[] = [];
    const { done, abort } = run({
      "start-container": async ({ undo }) => undo("cancelled", async () => void order.push("stopped")),
      "wait-live": ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
    });
    await new Promise((resolve) => setImmediate(resolve));
    abort.abort(new Error("Cancelled"));
    const end = await done;
    expect(end).toMatchObject({ state: "cancelled", failure: { code: "operation-cancelled" } });
    expect(states(end)).toEqual(["done", "cancelled"]);
    expect(order).toEqual(["stopped"]);
  });

  it("goes on when something cannot be taken back", async () => {
    const order: string[] = [];
    const { done } = run({
      "create-container": async ({ undo }) => {
        undo("failed-or-cancelled", async () => void order.push("first"));
        undo("failed-or-cancelled", async () => {
          throw new Error("the engine went away");
        });
        throw new Error("no");
      },
    });
    expect((await done).state).toBe("failed");
    expect(order).toEqual(["first"]);
  });

  it("shows progress that never goes back", async () => {
    const { done, seen } = run({
      "stop-container": async ({ progress }) => {
        progress({ fraction: 0.5, facts: { waitingFor: "sidecars" } });
        progress({ fraction: 0.2 });
      },
    });
    expect((await done).steps[0]).toMatchObject({ fraction: 0.5, facts: { waitingFor: "sidecars" } });
    expect(seen.map(({ steps }) => steps[0]?.fraction)).toContain(0.5);
  });

  it("plans anew what is still to come", async () => {
    const order: string[] = [];
    const note = (name: string) => async () => void order.push(name);
    const { done } = run(
      {
        "check-target": async ({ replan }) => replan([{ id: "stop-container" }, { id: "settle" }]),
        "start-container": note("start"),
        "stop-container": note("stop"),
        settle: note("settle"),
      },
      { planned: ["check-target", "start-container"] },
    );
    const end = await done;
    expect(order).toEqual(["stop", "settle"]);
    expect(end.steps.map(({ id }) => id)).toEqual(["check-target", "stop-container", "settle"]);
  });

  describe("with a way back", () => {
    const cause = { code: "gateway-crashed", message: "it crashed" } as const;
    const way = (steps: GatewayStepId[]) => () => ({
      steps: steps.map((id) => ({ id })),
      recovered: () => ({ code: "change-taken-back" as const, message: "back" }),
      stuck: () => ({ code: "change-unfinished" as const, message: "stuck" }),
    });
    const crash: RunStep = async ({ undo }) => {
      undo("failed-or-cancelled", async () => expect.unreachable());
      throw new RockpoolError(cause);
    };

    it("goes it after a failure, in place of what was to come, and tells that it was taken back", async () => {
      const { done } = run(
        { "wait-live": crash, settle: async () => expect.unreachable(), "start-previous": async () => {} },
        { planned: ["wait-live", "settle"], recover: way(["start-previous"]) },
      );
      const end = await done;
      expect(end).toMatchObject({
        state: "failed",
        cancellable: false,
        failure: { code: "change-taken-back" },
      });
      expect(end.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
        "wait-live failed",
        "start-previous done",
      ]);
    });

    it("is not cut short by the cancel that it follows", async () => {
      const abort = new AbortController();
      const { done } = run(
        {
          "wait-live": async ({ signal }) => {
            abort.abort(new Error("Cancelled"));
            signal.throwIfAborted();
          },
          "start-previous": async ({ signal }) => signal.throwIfAborted(),
        },
        { abort, planned: ["wait-live"], recover: way(["start-previous"]) },
      );
      expect(await done).toMatchObject({ state: "cancelled", failure: { code: "change-taken-back" } });
    });

    it("tells where that fails, too", async () => {
      const { done } = run(
        { "wait-live": crash, "start-previous": crash },
        { planned: ["wait-live"], recover: way(["start-previous"]) },
      );
      expect(await done).toMatchObject({ state: "failed", failure: { code: "change-unfinished" } });
    });

    it("undoes as ever where there is none", async () => {
      const undone: string[] = [];
      const { done } = run(
        {
          "wait-live": async ({ undo }) => {
            undo("failed-or-cancelled", async () => void undone.push("undone"));
            throw new RockpoolError(cause);
          },
        },
        { recover: () => null },
      );
      expect((await done).failure).toMatchObject(cause);
      expect(undone).toEqual(["undone"]);
    });

    it("tells what had to be taken back although every step was done", async () => {
      const failure = { code: "change-taken-back", message: "interrupted" } as const;
      const { done } = run({ "start-previous": async () => {} }, { endsWith: { failure } });
      expect(await done).toMatchObject({ state: "failed", failure });
    });
  });
});
