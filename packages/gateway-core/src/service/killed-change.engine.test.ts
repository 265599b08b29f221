import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import type { GatewayScript } from "../testing/scripted-gateway/gateway-script.ts";
import { ensureScriptedImage, scriptedImages } from "../testing/scripted-gateway.ts";
import { runUntilKilled } from "./testing/begin-killed-run.ts";
import type { KilledRun } from "./testing/run-until-killed.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";
import { useState } from "./testing/use-state.ts";

const older = scriptedImages["2026.4.29"];
const newer = scriptedImages["2026.9.6"];

let place: Scratch;
beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)), 120_000);
beforeEach(async () => {
  place = await scratch({ image: older }, { patienceMs: 110_000 });
});
afterEach(() => place.stop());

/** Starts the older version, changes to the newer one in a process that is killed there, and opens the next process. */
async function killedAt(
  at: Pick<KilledRun, "at" | "when">,
  newerDoes: GatewayScript = {},
): Promise<{ next: Opened; before: string }> {
  await place.script({ converts: true, versions: { "2026.9.6": { converts: true, ...newerDoes } } });
  const first = place.open();
  await first.run("gateway.start", { useExistingState: true });
  await useState(place.stateDir);
  const before = stateListing(place.stateDir);
  await first.close();

  const input = { reference: newer, rehearse: false };
  const signal = await runUntilKilled(place, { call: "gateway.change", input, journal: "change", ...at });
  expect(signal).toBe("SIGKILL");

  const next = place.open({ settleMs: 500, noProgressMs: 20_000 }, { keepSettings: true });
  await next.until("what was left to be over", ({ engine, operation, phase }) => {
    const idle = engine.kind === "connected" && operation?.state !== "running" && phase === "running";
    return idle && next.settings.memory().change === null;
  });
  return { next, before };
}

async function expectWhole(next: Opened, before: string): Promise<"old" | "new"> {
  const { gateway, wish } = next.snapshot();
  const isNew = gateway.container?.image.version === "2026.9.6";
  if (!isNew) {
    expect(stateListing(place.stateDir)).toBe(before);
    expect(wish.image).toBe(older);
  }
  expect(wish.shouldRun).toBe(true);
  const labels = [`${instanceLabel}=${next.settings.memory().instanceId}`];
  const left = await place.engine.listContainers({ all: true, labels });
  expect(left.filter((each) => each.labels[roleLabel] === "gateway")).toHaveLength(1);
  // Whatever it came to can be gone on from.
  expect((await next.run("gateway.restart", {})).failure).toBeUndefined();
  return isNew ? "new" : "old";
}

describe("Rockpool killed with SIGKILL in a change of version", () => {
  it.each<[KilledRun["at"], KilledRun["when"], "old" | "new"]>([
    [{ stage: "stopping" }, "after", "old"],
    [{ verb: "killContainer", nth: 1 }, "after", "old"],
    // The helper that copies is the first container that is made.
    [{ verb: "startContainer", nth: 1 }, "after", "old"],
    [{ stage: "switching" }, "after", "old"],
    [{ verb: "startContainer", nth: 2 }, "before", "old"],
    [{ verb: "startContainer", nth: 2 }, "after", "new"],
    [{ stage: "over" }, "before", "new"],
  ])("at %o, %s it: the next process ends it, and nothing is half", async (at, when, expected) => {
    const { next, before } = await killedAt({ at, when });
    expect(await expectWhole(next, before)).toBe(expected);
  });

  it.each<[KilledRun["at"], KilledRun["when"]]>([
    [{ stage: "going-back" }, "before"],
    // The helper that puts the copy back.
    [{ verb: "startContainer", nth: 3 }, "after"],
    [{ verb: "createContainer", nth: 4 }, "after"],
    [{ stage: "over" }, "before"],
  ])("on its way back from a bad version, at %o, %s it: it comes back all the same", async (at, when) => {
    const { next, before } = await killedAt({ at, when }, { exit: { code: 78 } });
    expect(await expectWhole(next, before)).toBe("old");
  });
});
