import { expect, it } from "vitest";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { type FakeProgram, untilKilled, untilStopped } from "../../engine/fake/fake-program.ts";
import { FakeEngine } from "../../engine/fake-engine.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { defaultLimits } from "../limits.ts";
import type { StepContext } from "../step-context.ts";
import { noDesk, noTakeOver } from "../testing/no-desk.ts";
import { observed } from "../testing/observed-fixture.ts";
import { runDoctor } from "./doctor.ts";

async function doctor(
  program: FakeProgram,
  limits: Partial<StepContext["limits"]> = {},
  cancelAfterMs?: number,
) {
  const engine = new FakeEngine();
  engine.addImage("openclaw:1");
  engine.mainProgram = program;
  const context: StepContext = {
    kind: "repair",
    engine,
    host: thisHost(),
    log: silentLogger,
    limits: { ...defaultLimits, stopMs: 100, ...limits },
    observed: observed(),
    signal: cancelAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(cancelAfterMs),
    container: null,
    details: null,
    startedHere: false,
    configText: null,
    progress: () => {},
    undo: () => {},
    result: () => {},
    replan: () => {},
    desk: noDesk,
    ...noTakeOver,
    change: null,
    keptLog: null,
  };
  const failure: unknown = await runDoctor(context).then(
    () => null,
    (error: unknown) => error,
  );
  const left = await engine.listContainers({ all: true });
  return { failure, left: left.map(({ status }) => status) };
}

it("leaves nothing behind, however it ended", async () => {
  expect(await doctor(() => 0)).toEqual({ failure: null, left: [] });
  const { failure, left } = await doctor(() => 3);
  expect(failure).toBeInstanceOf(RockpoolError);
  expect(failure).toMatchObject({ failure: { code: "gateway-configuration", facts: { exitCode: "3" } } });
  expect(left).toEqual([]);
});

it("is asked to end when somebody cancels, and waited for", async () => {
  let toldBy: unknown;
  const program: FakeProgram = async (run) => {
    await untilStopped(run);
    toldBy = run.signal.reason;
    return 0;
  };
  const { failure, left } = await doctor(program, { stopMs: 5000 }, 20);
  expect(failure).not.toBeNull();
  expect(String(toldBy)).toContain("SIGTERM");
  expect(left).toEqual([]);
});

it("is never killed in the middle of its work: neither by a cancel nor by the limit", async () => {
  expect((await doctor(untilKilled, {}, 20)).left).toEqual(["running"]);
  expect((await doctor(untilKilled, { doctorMs: 20 })).left).toEqual(["running"]);
});
