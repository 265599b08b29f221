import { expect, it } from "vitest";
import type { PortSpec } from "../../engine/container-spec.ts";
import { untilStopped } from "../../engine/fake/fake-program.ts";
import { FakeEngine } from "../../engine/fake-engine.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { defaultLimits } from "../limits.ts";
import type { StepContext } from "../step-context.ts";
import { noDesk, noTakeOver } from "../testing/no-desk.ts";
import { observed } from "../testing/observed-fixture.ts";
import { verifyPublished } from "./verify-published.ts";

const loopback: PortSpec = { hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 };

/** A container that runs and has `real` published, where `wanted` was asked for. */
async function verify(wanted: readonly PortSpec[], real: readonly PortSpec[]) {
  const engine = new FakeEngine();
  engine.addImage("openclaw:1");
  engine.mainProgram = untilStopped;
  const base = observed();
  const spec = { ...base.wished.spec, image: "openclaw:1", ports: wanted };
  const { id } = await engine.createContainer({ ...spec, ports: real });
  await engine.startContainer(id);
  const context: StepContext = {
    kind: "start",
    engine,
    host: thisHost(),
    log: silentLogger,
    limits: { ...defaultLimits, stopMs: 2000 },
    observed: { ...base, wished: { ...base.wished, spec } },
    signal: new AbortController().signal,
    container: { id, name: spec.name },
    details: null,
    startedHere: true,
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
  const failure: unknown = await verifyPublished(context).then(
    () => null,
    (error: unknown) => error,
  );
  return { failure, status: (await engine.inspectContainer(id))?.status };
}

it("lets a gateway run that is published as asked", async () => {
  expect(await verify([loopback], [loopback])).toEqual({ failure: null, status: "running" });
});

it.each([
  ["to everybody", [{ ...loopback, hostIp: "0.0.0.0" }]],
  ["to everybody over IPv6 besides", [loopback, { ...loopback, hostIp: "::" }]],
  ["on another port", [{ ...loopback, hostPort: 28789 }]],
  ["with a second port", [loopback, { hostIp: "127.0.0.1", hostPort: 18790, containerPort: 18790 }]],
  ["nowhere", []],
])("stops a gateway that is published %s", async (_how, real) => {
  const { failure, status } = await verify([loopback], real);
  expect(failure).toMatchObject({
    failure: { code: "published-mismatch", facts: { asked: "127.0.0.1:18789" } },
  });
  expect(status).toBe("exited");
});
