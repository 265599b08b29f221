import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Preferences } from "../../contract/settings/preferences.ts";
import { Memory } from "../../contract/settings.ts";
import type { FakeProgram } from "../../engine/fake/fake-program.ts";
import { FakeEngine } from "../../engine/fake-engine.ts";
import { statePath } from "../../gateway/container-paths.ts";
import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
import { thisHost } from "../../host/host.ts";
import { observed } from "../../lifecycle/testing/observed-fixture.ts";
import { configArchive } from "../../openclaw/config-file.ts";
import { testPort } from "../../testing/test-port.ts";
import type { ProbeJob } from "./probe-hosts.ts";
import { probeProgram } from "./probe-program.ts";
import { type ReachabilityInput, reachability } from "./reachability.ts";

let home: string;
let engine: FakeEngine;
let input: ReachabilityInput;
let jobs: ProbeJob[];
/** What the program in the container says; all is well by default. */
let answer: (job: ProbeJob) => string;

const key = ["node", "-e", probeProgram].join(" ");
const config = JSON.stringify({
  agents: { defaults: { model: "anthropic/claude" } },
  channels: { telegram: { botToken: "secret" } },
});
const all = ["dns", "npm", "provider:api.anthropic.com", "channel:api.telegram.org"];

const program: FakeProgram = async ({ stdin, stdout }) => {
  const job = JSON.parse(await text(stdin)) as ProbeJob;
  jobs.push(job);
  stdout.write(`${answer(job)}\n`);
  return 0;
};

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-reach-"));
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  jobs = [];
  answer = ({ targets }) =>
    JSON.stringify(targets.map(({ id }) => ({ id, outcome: "ok", detail: "200 OK", tookMs: 12 })));
  engine.programs.set(key, program);
  input = {
    ...{ engine, running: null, facts: await engine.facts(), overrides: {} },
    host: { ...thisHost(), homeDir: home, tmpDir: home },
    preferences: Preferences.parse({ image: "openclaw:1", port: await testPort() }),
    memory: Memory.parse({ instanceId: "12345678" }),
  };
});
afterEach(() => fs.rm(home, { recursive: true, force: true }));

async function gateway(): Promise<void> {
  const labels = { [instanceLabel]: "12345678", [roleLabel]: "gateway" };
  const mounts = [{ kind: "volume", source: "state", target: statePath }] as const;
  const { id } = await engine.createContainer({
    ...observed().wished.spec,
    ...{ image: "openclaw:1", ports: [], labels, mounts, command: ["node", "gateway"] },
  });
  await engine.putArchive(id, statePath, await configArchive(config, 1000, 1000));
  await engine.startContainer(id);
  input.running = await engine.inspectContainer(id);
}

const ids = async () => (await reachability(input)).map(({ id, outcome }) => `${id} ${outcome}`);

describe("whom the gateway can reach", () => {
  it("is asked in its own container while it runs, by what its config names", async () => {
    await gateway();
    expect(await reachability(input)).toEqual(
      [
        ["dns", "registry.npmjs.org"],
        ["npm", "registry.npmjs.org:443"],
        ["provider:api.anthropic.com", "api.anthropic.com:443"],
        ["channel:api.telegram.org", "api.telegram.org:443"],
      ].map(([id, target]) => ({ id, target, outcome: "ok", detail: "200 OK", tookMs: 12 })),
    );
    expect(engine.requests.filter((request) => request.startsWith("createContainer"))).toHaveLength(1);
    expect(JSON.stringify([jobs, engine.requests])).not.toContain("secret");
  });

  it("is asked in a container without any mount while it is stopped, which is gone afterwards", async () => {
    await fs.mkdir(path.join(home, ".openclaw"));
    await fs.writeFile(path.join(home, ".openclaw", "openclaw.json"), config);
    const made: unknown[] = [];
    const create = engine.createContainer.bind(engine);
    engine.createContainer = async (spec) => {
      made.push({ mounts: spec.mounts, ports: spec.ports, entrypoint: spec.entrypoint });
      return create(spec);
    };
    expect(await ids()).toEqual(all.map((id) => `${id} ok`));
    expect(made).toEqual([{ mounts: [], ports: [], entrypoint: ["node"] }]);
    expect(await engine.listContainers()).toEqual([]);
  });

  it("is npm and the name service where no config is, or only half of one", async () => {
    expect(await ids()).toEqual(["dns ok", "npm ok"]);
    await fs.mkdir(path.join(home, ".openclaw"));
    const file = path.join(home, ".openclaw", "openclaw.json");
    await fs.writeFile(file, config.slice(0, -9));
    expect(await ids()).toEqual(["dns ok", "npm ok"]);
    expect(await fs.readFile(file, "utf8")).toBe(config.slice(0, -9));
  });

  it("is unknown where the container has no answer, or not one that can be read", async () => {
    for (const said of ["", "node: not found", "[]", '[{"id":7}]', '[{"id":"dns"']) {
      answer = () => said;
      expect(await ids()).toEqual(["dns unknown", "npm unknown"]);
    }
    answer = () => JSON.stringify([{ id: "dns", outcome: "magic", detail: 7, tookMs: "x" }]);
    expect((await reachability(input))[0]).toMatchObject({ outcome: "unknown", detail: null, tookMs: 0 });
  });

  it("keeps a server's words short and free of control characters", async () => {
    answer = () =>
      JSON.stringify([
        { id: "npm", outcome: "http-error", detail: `\u001b[31m${"x".repeat(900)}`, tookMs: 1 },
      ]);
    const detail = (await reachability(input))[1]?.detail ?? "";
    expect(detail).toMatch(/^ \[31mx+$/);
    expect(detail).toHaveLength(200);
  });

  it("needs an image", async () => {
    await engine.removeImage("openclaw:1");
    await expect(reachability(input)).rejects.toMatchObject({ failure: { code: "image-missing" } });
  });
});

describe("an engine that stops", () => {
  it.each(["listContainers", "createContainer", "attach", "startContainer"] as const)(
    "at %s",
    async (verb) => {
      leaveAt(verb);
      await expect(reachability(input)).rejects.toMatchObject({ kind: "refused" });
    },
  );

  it.each(["exec", "getArchive"] as const)("at %s of the running gateway", async (verb) => {
    await gateway();
    leaveAt(verb);
    await expect(reachability(input)).rejects.toMatchObject({ kind: "refused" });
  });

  it("while the program runs", async () => {
    engine.programs.set(key, async (run) => {
      run.stdin.resume();
      engine.goAway();
      return 137;
    });
    await expect(reachability(input)).rejects.toMatchObject({ kind: "refused" });
  });
});

function leaveAt(
  verb: "listContainers" | "createContainer" | "attach" | "startContainer" | "exec" | "getArchive",
) {
  const ask = engine[verb].bind(engine) as (...args: unknown[]) => Promise<unknown>;
  Object.assign(engine, {
    [verb]: (...args: unknown[]) => {
      engine.goAway();
      return ask(...args);
    },
  });
}
