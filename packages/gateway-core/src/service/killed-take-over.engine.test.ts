import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { ensureScriptedImage } from "../testing/scripted-gateway.ts";
import { runUntilKilled } from "./testing/begin-killed-run.ts";
import { docker } from "./testing/docker-cli.ts";
import type { KilledRun } from "./testing/run-until-killed.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";
import { type TheirGateway, theirGateway } from "./testing/their-gateway.ts";
import { useState } from "./testing/use-state.ts";

let place: Scratch;
let gateway: TheirGateway;
beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)), 120_000);
beforeEach(async () => {
  place = await scratch({}, { patienceMs: 110_000 });
  gateway = await theirGateway(place, `claw-${place.port}-killed`);
  await useState(gateway.stateDir);
  await docker("start", gateway.name);
});
afterEach(async () => {
  await place.stop();
  await docker("rm", "--force", gateway.name).catch(() => {});
});

type At = Pick<KilledRun, "at" | "when">;

async function killed(call: KilledRun["call"], input: unknown, at: At): Promise<Opened> {
  expect(await runUntilKilled(place, { call, input, journal: "takeOver", ...at })).toBe("SIGKILL");
  const next = place.open({ noProgressMs: 20_000 }, { keepSettings: true });
  await next.until("what was left to be over", ({ engine, operation }) => {
    const idle = engine.kind === "connected" && operation?.state !== "running";
    return idle && next.settings.memory().takeOver === null;
  });
  return next;
}

async function ids(rockpool: Opened): Promise<{ id: string }> {
  const { gateways } = await rockpool.call("adoption.list", {});
  return { id: gateways.find(({ name }) => name === gateway.name)?.id ?? "" };
}

/** One of the two runs, on the state as it was, by its own restart policy; the other does not. */
async function expectWhole(rockpool: Opened, before: string, who: "theirs" | "ours"): Promise<void> {
  expect(stateListing(gateway.stateDir)).toBe(before);
  const [{ State, HostConfig }] = JSON.parse(await docker("inspect", gateway.name)) as [
    { State: { Running: boolean }; HostConfig: { RestartPolicy: { Name: string } } },
  ];
  const theirs = { runs: State.Running, restart: HostConfig.RestartPolicy.Name };
  expect(theirs).toEqual(
    who === "theirs" ? { runs: true, restart: "unless-stopped" } : { runs: false, restart: "no" },
  );
  const labels = [`${instanceLabel}=${rockpool.settings.memory().instanceId}`];
  const left = await place.engine.listContainers({ all: true, labels });
  expect(left.map(({ status }) => status)).toEqual(who === "ours" ? ["running"] : []);
  expect(rockpool.settings.memory().carried === null).toBe(who === "theirs");
  if (who === "ours")
    expect((await place.engine.inspectContainer(left[0]?.id ?? ""))?.env.OPENCLAW_GATEWAY_TOKEN).toBe(
      "their-secret-token",
    );
}

describe("Rockpool killed with SIGKILL in a take-over", () => {
  it.each<[KilledRun["at"], KilledRun["when"], "theirs" | "ours"]>([
    [{ stage: "stopping" }, "before", "theirs"],
    [{ stage: "stopping" }, "after", "theirs"],
    [{ verb: "setRestartPolicy", nth: 1 }, "after", "theirs"],
    [{ verb: "killContainer", nth: 1 }, "after", "theirs"],
    // The helper that copies is the first container that is made.
    [{ verb: "startContainer", nth: 1 }, "after", "theirs"],
    [{ stage: "switching" }, "before", "theirs"],
    [{ stage: "switching" }, "after", "theirs"],
    [{ verb: "createContainer", nth: 2 }, "after", "theirs"],
    [{ verb: "startContainer", nth: 2 }, "before", "theirs"],
    [{ verb: "startContainer", nth: 2 }, "after", "ours"],
    [{ stage: "over" }, "before", "ours"],
    [{ stage: "over" }, "after", "ours"],
  ])("at %o, %s it: one gateway runs, and nothing is half", async (at, when, who) => {
    const before = stateListing(gateway.stateDir);
    const first = place.open();
    const input = { ...(await ids(first)), safer: [] };
    await first.close();
    const next = await killed("adoption.takeOver", input, { at, when });
    await expectWhole(next, before, who);
  });
});

describe("Rockpool killed with SIGKILL while it undoes a take-over", () => {
  it.each<[KilledRun["at"], KilledRun["when"], "theirs" | "ours"]>([
    [{ stage: "undoing" }, "before", "ours"],
    [{ stage: "undoing" }, "after", "theirs"],
    [{ verb: "killContainer", nth: 1 }, "after", "theirs"],
    [{ verb: "startContainer", nth: 1 }, "after", "theirs"],
    [{ verb: "removeContainer", nth: 1 }, "after", "theirs"],
    [{ stage: "over" }, "before", "theirs"],
  ])("at %o, %s it: one gateway runs, and nothing is half", async (at, when, who) => {
    const before = stateListing(gateway.stateDir);
    const first = place.open();
    expect((await first.run("adoption.takeOver", await ids(first))).failure).toBeUndefined();
    await first.close();
    const next = await killed("adoption.undoTakeOver", {}, { at, when });
    await expectWhole(next, before, who);
  });
});
