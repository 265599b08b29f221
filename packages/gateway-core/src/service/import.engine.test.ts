import { execFile } from "node:child_process";
import { access, chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FoundInstance } from "../contract/adoption.ts";
import type { StorageChoice } from "../contract/storage-choice.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { asRoot } from "../onboarding/testing/as-root.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";
import { runUntilKilled } from "./testing/begin-killed-run.ts";
import { docker } from "./testing/docker-cli.ts";
import type { KilledRun } from "./testing/run-until-killed.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { type TheirGateway, theirGateway } from "./testing/their-gateway.ts";
import { useState } from "./testing/use-state.ts";

const run = promisify(execFile);

let place: Scratch;
const containers: string[] = [];
const volumes: string[] = [];

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(async () => {
  await asRoot(place.engine, place.dir, "rm -rf /d/copy /d/.openclaw /d/claw-*");
  await place.stop();
  for (const name of containers.splice(0)) await docker("rm", "--force", name).catch(() => {});
  for (const name of volumes.splice(0)) await docker("volume", "rm", name).catch(() => {});
});

async function theirs(suffix: string): Promise<TheirGateway> {
  const name = `claw-${place.port}-${suffix}`;
  containers.push(name);
  return theirGateway(place, name);
}

/** The folder itself, and every entry with type, mode, owner, time to the nanosecond and content. */
const listing = `cd /s && find . -printf '%p %y %m %U:%G %T@ %l\\n' | sort && find . -type f -print0 | sort -z | xargs -0 sha256sum`;

function listed(source: string): Promise<string> {
  return docker("run", "--rm", "--user=0", `--volume=${source}:/s:ro`, scriptedImage, "sh", "-c", listing);
}

/** What a copy has in common with its original: everything but owners, and what is set right in the config. */
function comparable(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !/openclaw\.json|scripted-|\.\/\.env|^\. |^\.\/workspace d /.test(line))
    .map((line) => line.replace(/ \d+:\d+ /, " "));
}

async function found(rockpool: Opened, name: string): Promise<FoundInstance> {
  const { gateways } = await rockpool.call("adoption.list", {});
  const one = gateways.find((each) => each.name === name);
  if (one === undefined) throw new Error(`${name} is not among ${gateways.map((each) => each.name).join()}`);
  return one;
}

const bound = (name: string): StorageChoice => ({ kind: "bind", path: path.join(place.dir, name) });

async function helpers(rockpool: Opened) {
  const labels = [`${instanceLabel}=${rockpool.settings.memory().instanceId}`];
  return place.engine.listContainers({ all: true, labels });
}

async function starts(rockpool: Opened, token: string): Promise<void> {
  expect((await rockpool.run("gateway.start", {})).failure).toBeUndefined();
  await rockpool.until("it runs", ({ phase }) => phase === "running");
  const { url, signedIn } = await rockpool.call("dashboard.link", {});
  expect(signedIn).toBe(true);
  expect(url).toContain(token);
}

describe("importing from a container with a folder", () => {
  it("copies what root owns, into a folder of the gateway's user, and opens with the same token", async () => {
    const gateway = await theirs("bound");
    await useState(gateway.stateDir);
    await symlink("sessions.jsonl", path.join(gateway.stateDir, "agents/main/link"));
    await asRoot(place.engine, gateway.stateDir, "chown -hR 0:0 /d");
    const before = await listed(gateway.stateDir);
    const rockpool = place.open();
    const one = await found(rockpool, gateway.name);
    expect(one.may.import).toBe(true);
    const done = await rockpool.run("adoption.import", { id: one.id, into: bound("copy") });
    expect(done.failure).toBeUndefined();
    expect(done.steps.map(({ id }) => id)).toEqual([
      "check-source",
      "copy-state",
      "verify-copy",
      "keep-copy",
    ]);
    expect(await listed(gateway.stateDir)).toBe(before);
    const copy = path.join(place.dir, "copy");
    const after = await listed(copy);
    expect(comparable(after)).toEqual(comparable(before));
    expect(after).not.toContain(" 0:0 ");
    expect((await stat(copy)).mode & 0o777).toBe(0o700);
    expect(await readdir(copy)).not.toContain(".rockpool-import");
    expect(await helpers(rockpool)).toEqual([]);
    expect(rockpool.settings.memory().import).toBeNull();
    expect(await rockpool.call("settings.get", {})).toMatchObject({ state: bound("copy") });
    await starts(rockpool, "their-secret-token");
    expect(await listed(gateway.stateDir)).toBe(before);
  });

  it("refuses one that runs, stops it where that is wished, and starts it again", async () => {
    const gateway = await theirs("running");
    await useState(gateway.stateDir);
    await docker("start", gateway.name);
    const rockpool = place.open();
    const { id } = await found(rockpool, gateway.name);
    const failure = await rockpool.refused("adoption.import", { id, into: bound("copy") });
    expect(failure).toMatchObject({
      code: "source-in-use",
      facts: { by: `container ${gateway.name}` },
    });
    await expect(access(path.join(place.dir, "copy"))).rejects.toThrow();
    const startedAt = await docker("inspect", "--format={{.State.StartedAt}}", gateway.name);
    const done = await rockpool.run("adoption.import", { id, into: bound("copy"), stopSource: true });
    expect(done.failure).toBeUndefined();
    expect(done.steps.map((step) => step.id)).toContain("start-source");
    const state = await docker("inspect", "--format={{.State.Status}} {{.State.StartedAt}}", gateway.name);
    expect(state).toMatch(/^running /);
    expect(state).not.toContain(startedAt.trim());
    // Both of them run, each on its own.
    await starts(rockpool, "their-secret-token");
  });

  it("leaves what is in the target alone, and copies nothing there", async () => {
    const gateway = await theirs("taken");
    const rockpool = place.open();
    const { id } = await found(rockpool, gateway.name);
    const target = path.join(place.dir, "copy");
    await mkdir(target);
    await writeFile(path.join(target, "mine"), "");
    const failure = await rockpool.refused("adoption.import", { id, into: bound("copy") });
    expect(failure).toMatchObject({ code: "state-exists", facts: { path: target } });
    expect(await readdir(target)).toEqual(["mine"]);
    const within = await rockpool.refused("adoption.import", {
      id,
      into: { kind: "bind", path: path.join(gateway.stateDir, "copy") },
    });
    expect(within).toMatchObject({ code: "path-invalid", facts: { reason: "overlap" } });
  });

  it("says that a disk is full, and leaves nothing behind", async (context) => {
    if (place.host.uid !== 0) context.skip("only root may mount a small disk");
    const gateway = await theirs("full");
    await writeFile(path.join(gateway.stateDir, "large"), Buffer.alloc(24 * 1024 * 1024, 1));
    const disk = path.join(place.dir, "disk");
    await mkdir(disk);
    await run("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", disk]);
    try {
      const rockpool = place.open();
      const { id } = await found(rockpool, gateway.name);
      const done = await rockpool.run("adoption.import", { id, into: bound("disk/copy") });
      expect(done).toMatchObject({ state: "failed", failure: { code: "disk-full" } });
      expect(await readdir(disk)).toEqual([]);
      expect(rockpool.settings.memory().import).toBeNull();
    } finally {
      await run("umount", [disk]);
    }
  });
});

describe("importing from a container with a volume", () => {
  it("copies into another volume, with a workspace that lies outside of the state", async () => {
    const name = `claw-${place.port}-volume`;
    const [state, workspace, copy] = [`${name}-state`, `${name}-workspace`, `${name}-copy`];
    volumes.push(state, workspace, copy, `${copy}-auth-profile-secrets`);
    containers.push(name);
    const config = {
      gateway: { mode: "local", auth: { mode: "token", token: "in-the-config" } },
      agents: { defaults: { workspace: "/data/agent" } },
    };
    const fill = `printf '%s' '${JSON.stringify(config)}' > /a/openclaw.json && mkdir /a/agents && echo one > /a/agents/one && echo mine > /b/notes.md && chown -R 1000:1000 /a /b`;
    await docker(
      ...["run", "--rm", "--user=0", `--volume=${state}:/a`, `--volume=${workspace}:/b`],
      ...[scriptedImage, "sh", "-c", fill],
    );
    await docker(
      ...["create", `--name=${name}`, `--volume=${state}:/home/node/.openclaw`],
      ...[`--volume=${workspace}:/data/agent`, "--env=SOME_API_KEY=their key", scriptedImage],
      ...["node", "dist/index.js", "gateway", "--bind", "lan", "--port", "18789"],
    );
    const before = [await listed(state), await listed(workspace)];
    const rockpool = place.open();
    const { id } = await found(rockpool, name);
    const done = await rockpool.run("adoption.import", { id, into: { kind: "volume", name: copy } });
    expect(done.failure).toBeUndefined();
    expect([await listed(state), await listed(workspace)]).toEqual(before);
    const ours = path.join(place.dir, ".openclaw", "workspace");
    expect(await readFile(path.join(ours, "notes.md"), "utf8")).toBe("mine\n");
    expect(comparable(await listed(copy))).toEqual(comparable(before[0] ?? ""));
    await starts(rockpool, "in-the-config");
    const kept = await docker(
      ...["run", "--rm", "--user=0", `--volume=${copy}:/s:ro`, scriptedImage],
      ...["cat", "/s/openclaw.json", "/s/.env"],
    );
    // It stood in their container's environment, and belongs to no container's any more.
    expect(kept).toMatch(/SOME_API_KEY=.?their key/);
    expect(kept).toContain("/home/node/.openclaw/workspace");
    expect(kept).not.toContain("/data/agent");
    const again = await rockpool.refused("adoption.import", { id, into: { kind: "volume", name: copy } });
    expect(again.code).toBe("own-gateway-there");
  });
});

describe("importing from a native installation", () => {
  it("copies its folder, its workspace elsewhere and its token from .env; it stays as it was", async () => {
    const native = path.join(place.dir, ".openclaw");
    const workspace = path.join(place.dir, "my agent");
    await mkdir(native, { mode: 0o700 });
    await mkdir(workspace);
    await writeFile(path.join(workspace, "notes.md"), "mine\n");
    const config = JSON.stringify({
      gateway: { mode: "local", bind: "loopback", auth: { mode: "token" } },
      agents: { defaults: { workspace } },
    });
    await writeFile(path.join(native, "openclaw.json"), config, { mode: 0o600 });
    await writeFile(path.join(native, ".env"), "OPENCLAW_GATEWAY_TOKEN=from-dot-env\n", { mode: 0o600 });
    await chmod(native, 0o750);
    await asRoot(place.engine, native, "chown 1234:1234 /d/.env");
    const before = [await listed(native), await listed(workspace)];
    const rockpool = place.open();
    const { id } = await found(rockpool, "native");
    const taken = await rockpool.refused("adoption.import", { id, into: { kind: "bind", path: native } });
    expect(["path-invalid", "state-exists"]).toContain(taken.code);
    const done = await rockpool.run("adoption.import", { id, into: bound("copy") });
    expect(done.failure).toBeUndefined();
    expect([await listed(native), await listed(workspace)]).toEqual(before);
    const copy = path.join(place.dir, "copy");
    expect(await readFile(path.join(copy, "workspace", "notes.md"), "utf8")).toBe("mine\n");
    await starts(rockpool, "from-dot-env");
    expect([await listed(native), await listed(workspace)]).toEqual(before);
  });

  it("follows a link to the workspace, and copies what it leads to", async () => {
    const native = path.join(place.dir, ".openclaw");
    await mkdir(native);
    await mkdir(path.join(place.dir, "linked"));
    await writeFile(path.join(place.dir, "linked", "notes.md"), "mine\n");
    await symlink("../linked", path.join(native, "workspace"));
    await writeFile(path.join(native, "openclaw.json"), `{ "gateway": { "mode": "local" } }`);
    const rockpool = place.open();
    const { id } = await found(rockpool, "native");
    const done = await rockpool.run("adoption.import", { id, into: bound("copy") });
    expect(done.failure).toBeUndefined();
    const copy = path.join(place.dir, "copy");
    expect((await lstat(path.join(copy, "workspace"))).isDirectory()).toBe(true);
    expect(await readFile(path.join(copy, "workspace", "notes.md"), "utf8")).toBe("mine\n");
    // It asked for no token, which it may not in a container.
    expect(await readFile(path.join(copy, "openclaw.json"), "utf8")).toMatch(/"token": *"[0-9a-f]{64}"/);
  });

  it("leaves the workspace where that is not wished", async () => {
    const native = path.join(place.dir, ".openclaw");
    await mkdir(path.join(native, "workspace"), { recursive: true });
    await writeFile(path.join(native, "workspace", "notes.md"), "mine\n");
    await writeFile(
      path.join(native, "openclaw.json"),
      `{ gateway: { mode: "local", auth: { token: "t0ken-of-mine" } } }`,
    );
    const rockpool = place.open();
    const { id } = await found(rockpool, "native");
    const done = await rockpool.run("adoption.import", { id, into: bound("copy"), workspace: false });
    expect(done.failure).toBeUndefined();
    expect(await readdir(path.join(place.dir, "copy"))).toEqual(["openclaw.json"]);
  });
});

describe("Rockpool killed with SIGKILL in an import", () => {
  it.each<[KilledRun["at"], KilledRun["when"], "copied" | "nothing"]>([
    [{ stage: "copying" }, "after", "nothing"],
    [{ verb: "killContainer", nth: 1 }, "after", "nothing"],
    // The helper that copies is the first container that is started.
    [{ verb: "startContainer", nth: 1 }, "after", "nothing"],
    [{ stage: "copied" }, "after", "copied"],
    [{ verb: "startContainer", nth: 3 }, "before", "copied"],
    [{ verb: "startContainer", nth: 4 }, "after", "copied"],
    [{ stage: "over" }, "before", "copied"],
  ])("at %o, %s it: the source runs, and nothing is half", async (at, when, expected) => {
    const gateway = await theirs("killed");
    await useState(gateway.stateDir);
    await docker("start", gateway.name);
    const first = place.open();
    const { id } = await found(first, gateway.name);
    await first.close();
    const input = { id, into: bound("copy"), workspace: true, stopSource: true };
    expect(await runUntilKilled(place, { call: "adoption.import", input, journal: "import", at, when })).toBe(
      "SIGKILL",
    );
    const next = place.open({}, { keepSettings: true });
    await next.until("what was left to be over", ({ engine, operation }) => {
      const idle = engine.kind === "connected" && operation?.state !== "running";
      return idle && next.settings.memory().import === null;
    });
    expect(await docker("inspect", "--format={{.State.Status}}", gateway.name)).toBe("running\n");
    expect(await helpers(next)).toEqual([]);
    const copy = path.join(place.dir, "copy");
    if (expected === "nothing") {
      await expect(access(copy)).rejects.toThrow();
      expect(await next.call("settings.get", {})).not.toMatchObject({ state: bound("copy") });
      return;
    }
    expect(await readFile(path.join(copy, "workspace/notes.md"), "utf8")).toBe("mine\n");
    await starts(next, "their-secret-token");
  });
});
