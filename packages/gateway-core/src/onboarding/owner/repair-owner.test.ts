import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Preferences } from "../../contract/settings/preferences.ts";
import { Memory } from "../../contract/settings.ts";
import type { ContainerSpec } from "../../engine/container-spec.ts";
import { FakeEngine } from "../../engine/fake-engine.ts";
import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
import { thisHost } from "../../host/host.ts";
import type { ObserveInput } from "../../lifecycle/observe.ts";
import { observed } from "../../lifecycle/testing/observed-fixture.ts";
import { testPort } from "../../testing/test-port.ts";
import { ownerPrefix } from "./owner-spec.ts";
import { repairOwner } from "./repair-owner.ts";

let home: string;
let state: string;
let engine: FakeEngine;
let input: ObserveInput;
/** What the helper says before it ends with its code. */
let said: string;
let exitCode: number;
let made: ContainerSpec[];

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-repair-"));
  state = path.join(home, ".openclaw");
  await fs.mkdir(path.join(state, "workspace"), { recursive: true });
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  said = JSON.stringify({ kind: "done", value: { changed: 7, left: 1 } });
  exitCode = 0;
  engine.mainProgram = ({ stdout }) => {
    stdout.write(`${said}\n`);
    return exitCode;
  };
  made = [];
  const create = engine.createContainer.bind(engine);
  engine.createContainer = async (spec) => {
    made.push(spec);
    return create(spec);
  };
  input = {
    engine,
    facts: await engine.facts(),
    host: { ...thisHost(), homeDir: home, tmpDir: home },
    preferences: Preferences.parse({ image: "openclaw:1", port: await testPort() }),
    memory: Memory.parse({ instanceId: "12345678" }),
    overrides: {},
  };
});
afterEach(() => fs.rm(home, { recursive: true, force: true }));

const ours = { [instanceLabel]: "12345678", [roleLabel]: "gateway" };

async function run(patch: Partial<ContainerSpec>): Promise<void> {
  const program = engine.mainProgram;
  engine.mainProgram = () => new Promise(() => {});
  const { id } = await engine.createContainer({
    ...observed().wished.spec,
    image: "openclaw:1",
    ports: [],
    ...patch,
  });
  await engine.startContainer(id);
  // What it runs is chosen a moment after its start.
  await new Promise((resolve) => setImmediate(resolve));
  engine.mainProgram = program;
  made = [];
}

const jobsOf = (spec: ContainerSpec | undefined) => JSON.parse(spec?.command.at(-1) ?? "null") as unknown;

describe("the repair of a state's owner", () => {
  it("runs a helper on the directory itself, with no more power than it needs, and counts", async () => {
    const wanted = input.host.uid === 0 ? 1000 : input.host.uid;
    expect(await repairOwner(input, "state")).toEqual({ changed: 7, left: 1 });
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      mounts: [{ kind: "bind", source: state, target: "/rockpool/owner/0" }],
      user: "0:0",
      network: "none",
      capDrop: ["ALL"],
      capAdd: ["CHOWN", "DAC_READ_SEARCH", "FOWNER", "FSETID"],
      noNewPrivileges: true,
    });
    expect(jobsOf(made[0])).toMatchObject([{ root: "/rockpool/owner/0", uid: wanted }]);
    expect(await engine.listContainers()).toEqual([]);
  });

  it("takes the keys beside it along, where there are any", async () => {
    await fs.mkdir(`${state}-auth-profile-secrets`);
    await repairOwner(input, "state");
    expect(made[0]?.mounts.map(({ source }) => source)).toEqual([state, `${state}-auth-profile-secrets`]);
    expect(jobsOf(made[0])).toHaveLength(2);
  });

  it("gives the workspace alone where that was asked for", async () => {
    await repairOwner(input, "workspace");
    expect(made[0]?.mounts.map(({ source }) => source)).toEqual([path.join(state, "workspace")]);
  });

  it("works on a volume, and on the workspace in it", async () => {
    input.facts = { ...input.facts, sharesHostFiles: false, endpoint: "tcp://10.0.0.9:2375" };
    expect(await repairOwner(input, "state")).toEqual({ changed: 0, left: 0 });
    expect(await engine.inspectVolume("rockpool-state")).toBeNull();
    await engine.createVolume("rockpool-state", {});
    await repairOwner(input, "workspace");
    expect(made[0]?.mounts).toEqual([
      { kind: "volume", source: "rockpool-state", target: "/rockpool/owner/0" },
    ]);
    expect(jobsOf(made[0])).toEqual([{ root: "/rockpool/owner/0/workspace", uid: 1000, gid: 1000 }]);
  });

  it("has nothing to do where nothing is yet", async () => {
    await fs.rm(state, { recursive: true });
    expect(await repairOwner(input, "state")).toEqual({ changed: 0, left: 0 });
    expect(made).toEqual([]);
  });
});

describe("it is refused", () => {
  it("while our gateway runs", async () => {
    await run({ name: "rockpool-gateway", labels: ours });
    await expect(repairOwner(input, "workspace")).rejects.toMatchObject({
      failure: { code: "state-in-use", facts: { holder: "container rockpool-gateway" } },
    });
    expect(made).toEqual([]);
  });

  it.each(["state", "workspace"] as const)("while another container runs on the %s", async (place) => {
    const files = path.join(home, "files");
    await fs.mkdir(files);
    input.preferences = Preferences.parse({ ...input.preferences, workspace: { path: files } });
    const source = place === "state" ? state : files;
    await run({ name: "theirs", labels: {}, mounts: [{ kind: "bind", source, target: "/data" }] });
    await expect(repairOwner(input, place)).rejects.toMatchObject({
      failure: { code: "state-in-use", facts: { path: source, holder: "container theirs" } },
    });
    expect(made).toEqual([]);
  });

  it("for a directory that leads out of the person's own", async () => {
    await fs.rm(state, { recursive: true });
    await fs.symlink("/etc", state);
    await expect(repairOwner(input, "state")).rejects.toMatchObject({
      failure: { code: "path-invalid", facts: { value: state, reason: "shared" } },
    });
    expect(made).toEqual([]);
  });

  it("where owners mean nothing", async () => {
    input.facts = { ...input.facts, sharesHostFiles: false };
    input.preferences = Preferences.parse({ ...input.preferences, state: { kind: "bind", path: state } });
    await expect(repairOwner(input, "state")).rejects.toMatchObject({ failure: { code: "not-supported" } });
  });

  it("without an image to make the helper from", async () => {
    await engine.removeImage("openclaw:1");
    await expect(repairOwner(input, "state")).rejects.toMatchObject({
      failure: { code: "image-missing", actions: [{ kind: "pull-image", value: "openclaw:1" }] },
    });
  });
});

describe("what goes wrong", () => {
  it("is told with the path of this host", async () => {
    exitCode = 1;
    const facts = { root: "/rockpool/owner/0", at: "agents/x", reason: "EROFS" };
    said = JSON.stringify({
      kind: "failed",
      failure: { code: "state-not-writable", message: "EROFS", facts },
    });
    await expect(repairOwner(input, "state")).rejects.toMatchObject({
      failure: { code: "state-not-writable", facts: { path: `${state}/agents/x`, reason: "EROFS" } },
    });
    expect(await engine.listContainers()).toEqual([]);
  });

  it("is told where the helper dies without a word", async () => {
    said = "";
    exitCode = 137;
    await expect(repairOwner(input, "state")).rejects.toMatchObject({
      failure: { code: "state-not-writable", facts: { path: state } },
    });
  });

  it.each(["listContainers", "createContainer", "attach", "startContainer", "waitContainer"] as const)(
    "an engine that stops at %s is told as such",
    async (verb) => {
      const ask = engine[verb].bind(engine) as (...args: unknown[]) => Promise<unknown>;
      Object.assign(engine, {
        [verb]: (...args: unknown[]) => {
          engine.goAway();
          return ask(...args);
        },
      });
      await expect(repairOwner(input, "state")).rejects.toMatchObject({ kind: "refused" });
    },
  );

  it("a helper that a killed Rockpool left is taken away, and another's is not", async () => {
    await run({ name: `${ownerPrefix}stray`, labels: { ...ours, [roleLabel]: "one-off" } });
    await run({
      name: `${ownerPrefix}theirs`,
      labels: { [instanceLabel]: "87654321", [roleLabel]: "one-off" },
    });
    await repairOwner(input, "state");
    expect((await engine.listContainers()).map(({ name }) => name)).toEqual([`${ownerPrefix}theirs`]);
  });
});
