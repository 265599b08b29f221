import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PreferencesPatch } from "../contract/settings/preferences.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import { ensureScriptedImage } from "../testing/scripted-gateway.ts";
import { testPort } from "../testing/test-port.ts";
import { runUntilKilled } from "./testing/begin-killed-run.ts";
import type { KilledRun } from "./testing/run-until-killed.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";
import { useState } from "./testing/use-state.ts";

/** A container with this variable plays another script: one that ends before its port opens. */
const broken: PreferencesPatch = { variables: { SCRIPTED_VERSION: "broken" } };
const limits = { noProgressMs: 15_000, stopMs: 15_000 };

let place: Scratch;
let rockpool: Opened;
beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)), 120_000);
beforeEach(async () => {
  place = await scratch({}, { patienceMs: 60_000 });
  await place.script({ versions: { broken: { exit: { code: 1 } } } });
  rockpool = place.open(limits);
  const started = await rockpool.run("gateway.start", { useExistingState: true });
  expect(started.failure).toBeUndefined();
});
afterEach(() => place.stop());

const container = (of = rockpool) => of.snapshot().gateway.container;

async function gateways(of = rockpool) {
  const labels = [`${instanceLabel}=${of.settings.memory().instanceId}`];
  const all = await place.engine.listContainers({ all: true, labels });
  return all.filter((each) => each.labels[roleLabel] === "gateway");
}

describe("applying settings", () => {
  it("says what would change, then changes that and nothing else", async () => {
    const port = await testPort();
    const shared = path.join(place.dir, "music");
    await fs.mkdir(shared);
    const patch: PreferencesPatch = {
      port,
      memory: 2 ** 30,
      extraMounts: [{ source: shared, target: "/home/node/music", readOnly: true, options: "" }],
      theme: "dark",
    };
    const preview = await rockpool.call("settings.preview", { patch });
    expect(preview.interrupts).toBe(true);
    expect(preview.changes).toEqual([
      { name: "theme", applies: "nothing", from: "system", to: "dark" },
      { name: "port", applies: "recreate", from: String(place.port), to: String(port) },
      { name: "extraMounts", applies: "recreate", from: "", to: `${shared}:/home/node/music:ro` },
      { name: "memory", applies: "recreate", from: "auto", to: "1g" },
    ]);
    expect(preview.container).toEqual({
      removed: [`--publish 127.0.0.1:${place.port}:18789`],
      added: [
        `--mount type=bind,source=${shared},target=/home/node/music,readonly`,
        `--publish 127.0.0.1:${port}:18789`,
        "--memory 1073741824",
      ],
    });
    // Asked, nothing is done.
    expect(rockpool.settings.preferences().port).toBe(place.port);

    const before = container();
    const operation = await rockpool.run("settings.apply", { patch });
    expect(operation).toMatchObject({ kind: "apply", state: "done" });
    const { gateway } = await rockpool.until("the new address", ({ gateway: { address } }) =>
      Boolean(address?.endsWith(`:${port}`)),
    );
    expect(gateway.container?.name).toBe(before?.name);
    expect(gateway.container?.id).not.toBe(before?.id);
    const details = await place.engine.inspectContainer(gateway.container?.id ?? "");
    expect(details?.mounts).toContainEqual(
      expect.objectContaining({ source: shared, target: "/home/node/music" }),
    );
    expect(await gateways()).toHaveLength(1);
    expect(rockpool.settings.memory()).toMatchObject({ apply: null, shouldRun: true });
    expect((await rockpool.call("settings.preview", {})).changes).toEqual([]);
  });

  it("does nothing to a container for what is not of it, nor while there is nothing to do", async () => {
    const before = container()?.id;
    expect(await rockpool.call("settings.apply", { patch: { keepImages: 7 } })).toEqual({
      operationId: null,
    });
    expect(rockpool.settings.preferences().keepImages).toBe(7);
    await rockpool.run("gateway.stop", {});
    expect(await rockpool.call("settings.apply", { patch: { memory: 2 ** 30 } })).toEqual({
      operationId: null,
    });
    expect(container()?.id).toBe(before);
    expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
    expect(container()?.id).not.toBe(before);
  });

  it("puts container and settings back where the new one does not get ready, and loses no file", async () => {
    await useState(place.stateDir);
    const files = () => stateListing(place.stateDir);
    const before = { id: container()?.id, name: container()?.name, files: files() };
    const operation = await rockpool.run("settings.apply", { patch: { ...broken, pids: 600 } });
    expect(operation).toMatchObject({ state: "failed", failure: { code: "apply-taken-back" } });
    expect(operation.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(["keep-log", "put-back"]));
    expect(container()).toMatchObject({ id: before.id, name: before.name, status: "running" });
    expect(rockpool.settings.preferences()).toMatchObject({ variables: {}, pids: 512 });
    expect(rockpool.settings.memory()).toMatchObject({ apply: null, shouldRun: true });
    expect(await gateways()).toHaveLength(1);
    expect(files()).toBe(before.files);
    const spec = await place.engine.specOf(before.id ?? "");
    expect(spec?.restart).toMatchObject({ name: "unless-stopped" });
    expect((await rockpool.call("settings.preview", {})).changes).toEqual([]);
  });

  it("is refused before anything is touched, and the settings stay as they were", async () => {
    const before = container()?.id;
    const missing = path.join(place.dir, "not-there");
    const extraMounts = [{ source: missing, target: "/data", readOnly: false, options: "z" }];
    const failure = await rockpool.refused("settings.apply", { patch: { extraMounts } });
    expect(failure).toMatchObject({ code: "mount-source-missing", facts: { path: missing } });
    await expect(fs.stat(missing)).rejects.toThrow("ENOENT");
    expect(rockpool.settings.preferences().extraMounts).toEqual([]);
    expect(container()).toMatchObject({ id: before, status: "running" });
  });

  it("joins a network that is there, and is refused where it is not", async () => {
    const network = `rockpool-test-${place.port}`;
    const before = container()?.id;
    const failure = await rockpool.refused("settings.apply", { patch: { networks: [network] } });
    expect(failure).toMatchObject({ code: "network-missing", facts: { network } });
    expect(container()).toMatchObject({ id: before, status: "running" });

    await promisify(execFile)("docker", ["network", "create", network]);
    try {
      const operation = await rockpool.run("settings.apply", { patch: { networks: [network] } });
      expect(operation.failure).toBeUndefined();
      const spec = await place.engine.specOf(container()?.id ?? "");
      expect(Object.keys(spec?.carried?.networks ?? {})).toEqual([network]);
      await rockpool.run("gateway.remove", {});
    } finally {
      await promisify(execFile)("docker", ["network", "rm", network]);
    }
  });

  it("is open to the network while that is set, says so, and is not reached there after", async () => {
    const reached = async () =>
      (await rockpool.call("gateway.exposure", {})).tried.map((each) => each.reached);
    const codes = () => rockpool.snapshot().notices.map(({ code }) => code);
    expect(await reached()).toEqual([false]);
    const opened = await rockpool.run("settings.apply", { patch: { reach: "network" } });
    expect(opened.failure).toBeUndefined();
    await rockpool.until("the notice", ({ notices }) =>
      notices.some(({ code }) => code === "open-to-network"),
    );
    expect(await reached()).toEqual([true]);
    const config = await fs.readFile(path.join(place.stateDir, "openclaw.json"), "utf8");
    expect(config).toContain(`http://127.0.0.2:${place.port}`);
    const closed = await rockpool.run("settings.apply", { patch: { reach: "computer" } });
    expect(closed.failure).toBeUndefined();
    expect(codes()).not.toContain("open-to-network");
    expect(await reached()).toEqual([false]);
  });

  it("cancelled, it brings the container of before back", async () => {
    await place.script({ versions: { broken: { listenAfterMs: 600_000 } } });
    const before = container()?.id;
    const { operationId } = await rockpool.call("settings.apply", { patch: broken });
    await rockpool.until("the new one to be waited for", ({ operation }) =>
      Boolean(operation?.steps.some(({ id, state }) => id === "wait-live" && state === "doing")),
    );
    await rockpool.call("operation.cancel", { operationId: operationId ?? "" });
    const { operation } = await rockpool.until("the end", (value) => value.operation?.state !== "running");
    expect(operation).toMatchObject({ state: "cancelled" });
    expect(container()).toMatchObject({ id: before, status: "running" });
    expect(rockpool.settings.preferences().variables).toEqual({});
  });
});

describe("Rockpool killed with SIGKILL while it applies settings", () => {
  it.each<[KilledRun["at"], KilledRun["when"], "old" | "new"]>([
    [{ stage: "applying" }, "before", "old"],
    [{ stage: "applying" }, "after", "old"],
    [{ verb: "renameContainer", nth: 1 }, "after", "old"],
    [{ verb: "killContainer", nth: 1 }, "after", "old"],
    [{ verb: "createContainer", nth: 1 }, "before", "old"],
    [{ verb: "createContainer", nth: 1 }, "after", "old"],
    [{ verb: "startContainer", nth: 1 }, "before", "old"],
    [{ verb: "startContainer", nth: 1 }, "after", "new"],
    [{ stage: "over" }, "before", "new"],
    [{ stage: "over" }, "after", "new"],
  ])("at %o, %s it: the next process ends it, with the %s container", async (at, when, expected) => {
    const before = container()?.id;
    await useState(place.stateDir);
    const files = stateListing(place.stateDir);
    await rockpool.close();
    const input = { patch: { pids: 600 } };
    const signal = await runUntilKilled(place, { call: "settings.apply", input, journal: "apply", at, when });
    expect(signal).toBe("SIGKILL");

    rockpool = place.open(limits, { keepSettings: true });
    await rockpool.until("what was left to be over", ({ engine, operation, phase }) => {
      const idle = engine.kind === "connected" && operation?.state !== "running" && phase === "running";
      return idle && rockpool.settings.memory().apply === null;
    });
    expect(container()?.id === before ? "old" : "new").toBe(expected);
    expect(stateListing(place.stateDir)).toBe(files);
    const wanted =
      at && "stage" in at && at.stage === "applying" && when === "before"
        ? 600
        : expected === "old"
          ? 512
          : 600;
    expect(rockpool.settings.preferences().pids).toBe(wanted);
    // Whatever it came to can be gone on from, and nothing is left of the other.
    expect((await rockpool.run("gateway.restart", {})).failure).toBeUndefined();
    const left = await gateways();
    expect(left.filter(({ name }) => !name.endsWith("-before"))).toHaveLength(1);
    expect(left.length).toBeLessThanOrEqual(expected === "new" ? 2 : 1);
  });
});
