import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FoundInstance } from "../contract/adoption.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureScriptedImage, scriptedImage, writeScript } from "../testing/scripted-gateway.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";
import { type TheirGateway, type TheirOptions, theirGateway } from "./testing/their-gateway.ts";

let place: Scratch;
let made: string[] = [];

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(async () => {
  for (const name of made) await docker("rm", "--force", name).catch(() => {});
  made = [];
  await place.stop();
});

async function theirs(suffix: string, options: TheirOptions = {}): Promise<TheirGateway> {
  const name = `claw-${place.port}-${suffix}`;
  made.push(name);
  return theirGateway(place, name, options);
}

async function found(rockpool: Opened, name: string): Promise<FoundInstance> {
  const { gateways } = await rockpool.call("adoption.list", {});
  const one = gateways.find((each) => each.name === name);
  if (one === undefined) throw new Error(`${name} is not there`);
  return one;
}

/** What the engine keeps of it, without what a start and a stop change by themselves. */
async function asMade(name: string): Promise<unknown> {
  const [all] = JSON.parse(await docker("inspect", name)) as Record<string, unknown>[];
  const { Id, Created, Config, HostConfig, Mounts, Name } = all ?? {};
  // Engines list them in any order.
  const mounts = (Mounts as { Destination: string }[]).sort((a, b) =>
    a.Destination < b.Destination ? -1 : 1,
  );
  return { Id, Created, Config, HostConfig, mounts, Name };
}

async function inspect(name: string): Promise<{
  Config: { Env: string[]; Labels: Record<string, string> };
  HostConfig: { RestartPolicy: { Name: string }; CapDrop: string[] | null; PidsLimit: number | null };
  Mounts: { Destination: string }[];
  State: { Running: boolean };
}> {
  const [one] = JSON.parse(await docker("inspect", name)) as Awaited<ReturnType<typeof inspect>>[];
  if (one === undefined) throw new Error(`no ${name}`);
  return one;
}

async function takenOver(rockpool: Opened, gateway: TheirGateway, safer: string[] = []) {
  const { id } = await found(rockpool, gateway.name);
  return rockpool.run("adoption.takeOver", { id, safer });
}

interface Made {
  Config: { Env: string[] };
  HostConfig: unknown;
}

const ours = (rockpool: Opened) => rockpool.snapshot().gateway.container?.name ?? "";

describe("a take-over", () => {
  it("keeps token, port, mounts, environment and state; undone, the very container is back", async () => {
    const more = [
      ...Array.from({ length: 30 }, (_, index) => `--env=EXTRA_${index}=value ${index} = "x"`),
      ...Array.from({ length: 11 }, (_, index) => `--volume=${place.dir}/data-${index}:/data/${index}:ro`),
      ...["--env=ANTHROPIC_API_KEY=sk-their-key", "--ulimit=nofile=2048", "--dns=9.9.9.9"],
    ];
    const gateway = await theirs("whole", { project: `claw-${place.port}`, more });
    await docker("start", gateway.name);
    const rockpool = place.open();
    const before = { made: await asMade(gateway.name), state: stateListing(gateway.stateDir) };

    const operation = await takenOver(rockpool, gateway);
    expect(operation.failure).toBeUndefined();
    expect(operation.state).toBe("done");
    const shown = await rockpool.until(
      "it",
      ({ phase, adoption }) => phase === "running" && adoption !== null,
    );
    expect(shown).toMatchObject({
      adoption: { kind: "taken-over", name: gateway.name, undoable: "yes" },
      gateway: { address: `http://127.0.0.1:${gateway.port}`, container: { drift: [] } },
      wish: { shouldRun: true, port: gateway.port, image: scriptedImage },
    });
    expect((await inspect(gateway.name)).State.Running).toBe(false);
    const next = await inspect(ours(rockpool));
    expect(next.Config.Env).toEqual(expect.arrayContaining(["OPENCLAW_GATEWAY_TOKEN=their-secret-token"]));
    expect(next.Config.Env).toEqual(
      expect.arrayContaining(["ANTHROPIC_API_KEY=sk-their-key", 'EXTRA_29=value 29 = "x"']),
    );
    expect(next.Mounts).toHaveLength(12);
    expect(Object.keys(next.Config.Labels).join()).not.toContain("compose");
    expect(next.Config.Labels["dev.rockpool.test"]).toBe("1");
    expect(stateListing(gateway.stateDir)).toBe(before.state);
    expect(JSON.stringify(rockpool.settings.memory())).not.toMatch(/their-secret-token|sk-their-key/);

    // Our own life goes on with it: stopped, started, made anew with another port, secrets and all.
    expect((await rockpool.run("gateway.restart", {})).state).toBe("done");
    await rockpool.call("settings.set", { patch: { port: place.port } });
    expect((await rockpool.run("gateway.restart", {})).failure).toBeUndefined();
    expect(rockpool.snapshot().gateway.address).toBe(`http://127.0.0.1:${place.port}`);
    expect((await inspect(ours(rockpool))).Config.Env).toContain("OPENCLAW_GATEWAY_TOKEN=their-secret-token");

    expect((await rockpool.run("adoption.undoTakeOver", {})).failure).toBeUndefined();
    const back = await rockpool.until("theirs", ({ adoption }) => adoption?.kind === "adopted");
    expect(back.gateway.container?.name).toBe(gateway.name);
    expect(await asMade(gateway.name)).toEqual(before.made);
    expect((await inspect(gateway.name)).State.Running).toBe(true);
    expect(rockpool.settings.memory()).toMatchObject({ carried: null, takenOver: null, knownStates: [] });
    expect(rockpool.settings.preferences()).toMatchObject({ port: place.port, image: scriptedImage });
  }, 120_000);

  it("names what is risky, and takes the safer value where it is asked for", async () => {
    const gateway = await theirs("open", {
      hostIp: "0.0.0.0",
      more: ["--env=OPENAI_API_KEY=sk-open", "--user=1000:1000"],
    });
    await writeScript(gateway.stateDir, { suspend: "busy" });
    await docker("start", gateway.name);
    const rockpool = place.open();
    const { id } = await found(rockpool, gateway.name);
    const agentAtWork = async () =>
      (await rockpool.call("adoption.previewTakeOver", { id, safer: [] })).agentAtWork;
    await expect.poll(agentAtWork, { timeout: 20_000 }).toBe("yes");
    await writeScript(gateway.stateDir, {});
    const published = "published:18789/tcp";
    const preview = await rockpool.call("adoption.previewTakeOver", { id });
    expect(preview.differences).toContainEqual(
      expect.objectContaining({
        id: published,
        choice: "keep",
        weight: "risk",
        theirs: `0.0.0.0:${gateway.port}:18789/tcp`,
      }),
    );
    expect(JSON.stringify(preview)).not.toMatch(/sk-open|their-secret-token/);
    expect(preview.stateBytes).toBeGreaterThan(0);

    const safer = [published, "secret:OPENAI_API_KEY", "capabilities", "pids-limit", "no-new-privileges"];
    expect((await takenOver(rockpool, gateway, safer)).failure).toBeUndefined();
    const next = await inspect(ours(rockpool));
    expect(next.HostConfig).toMatchObject({ CapDrop: ["ALL"], PidsLimit: 512 });
    expect(next.Config.Env.join()).not.toContain("OPENAI_API_KEY");
    expect(rockpool.snapshot().gateway.container?.published).toEqual([
      { hostIp: "127.0.0.1", hostPort: gateway.port, containerPort: 18789 },
    ]);
    const env = await docker("exec", ours(rockpool), "cat", "/home/node/.openclaw/.env");
    expect(env).toBe("OPENAI_API_KEY=sk-open\n");
    expect(await docker("exec", ours(rockpool), "stat", "-c", "%a %U", "/home/node/.openclaw/.env")).toBe(
      "600 node\n",
    );
  });

  it("comes back by itself where the new one does not get ready", async () => {
    const gateway = await theirs("ill");
    await docker("start", gateway.name);
    const rockpool = place.open({ noProgressMs: 5000 });
    const { id } = await found(rockpool, gateway.name);
    const before = { made: await asMade(gateway.name), preferences: rockpool.settings.preferences() };
    await writeScript(gateway.stateDir, { exit: { code: 1 } });
    const operation = await rockpool.run("adoption.takeOver", { id });
    expect(operation).toMatchObject({ state: "failed", failure: { code: "take-over-taken-back" } });
    expect(await asMade(gateway.name)).toEqual(before.made);
    expect(rockpool.settings.memory()).toMatchObject({ carried: null, takenOver: null, takeOver: null });
    expect(rockpool.settings.preferences()).toEqual(before.preferences);
    expect(ours(rockpool)).toBe("");
  });

  it("is refused where another works on the state, where ours is there, and for what publishes nothing", async () => {
    const gateway = await theirs("shared");
    const other = await theirs("other", { state: gateway.name });
    await docker("start", other.name);
    const rockpool = place.open();
    const { id } = await found(rockpool, gateway.name);
    expect(await rockpool.refused("adoption.takeOver", { id })).toMatchObject({ code: "state-in-use" });
    await docker("rm", "--force", other.name);
    expect(await rockpool.refused("adoption.takeOver", { id, safer: ["no-such"] })).toMatchObject({
      code: "input-invalid",
    });
    await rockpool.run("gateway.start", {});
    await rockpool.run("gateway.stop", {});
    expect(await rockpool.refused("adoption.takeOver", { id })).toMatchObject({ code: "own-gateway-there" });
    const silent = `claw-${place.port}-silent`;
    made.push(silent);
    await docker(
      "create",
      `--name=${silent}`,
      `--volume=${gateway.stateDir}:/home/node/.openclaw`,
      scriptedImage,
      "node",
      "dist/index.js",
      "gateway",
    );
    const quiet = await found(rockpool, silent);
    expect(await rockpool.refused("adoption.takeOver", { id: quiet.id })).toMatchObject({
      code: "take-over-refused",
      facts: { because: "unpublished" },
    });
  });
});

describe("giving back", () => {
  it("writes the files that make it again, under its old name, and lets go of it", async () => {
    const gateway = await theirs("given", { more: ["--env=OPENAI_API_KEY=sk-open", "--cap-drop=NET_RAW"] });
    const before = await asMade(gateway.name);
    await docker("start", gateway.name);
    const rockpool = place.open();
    await takenOver(rockpool, gateway);
    const state = stateListing(gateway.stateDir);
    const directory = `${place.dir}/given`;
    const all = { format: "run", directory, secrets: true } as const;

    // The old name is still the old container's, and so is not used.
    const preview = await rockpool.call("adoption.previewGiveBack", { format: "run" });
    expect(preview.files[0]?.content).toContain("--name rockpool-gateway");
    expect(preview.secretNames).toEqual(["OPENAI_API_KEY", "OPENCLAW_GATEWAY_TOKEN"]);
    const unasked = { format: "run", directory } as const;
    expect(await rockpool.refused("adoption.giveBack", unasked)).toMatchObject({
      code: "input-invalid",
      facts: { field: "secrets" },
    });
    await rockpool.call("adoption.forgetOld", {});
    expect(await rockpool.refused("adoption.undoTakeOver", {})).toMatchObject({ code: "not-found" });

    expect((await rockpool.run("adoption.giveBack", all)).failure).toBeUndefined();
    expect(rockpool.snapshot()).toMatchObject({
      adoption: null,
      gateway: { container: null },
      wish: { shouldRun: false },
    });
    expect(rockpool.settings.memory()).toMatchObject({ carried: null, takenOver: null, knownStates: [] });
    expect(await rockpool.refused("adoption.giveBack", all)).toMatchObject({ code: "not-found" });
    expect(stateListing(gateway.stateDir)).toBe(state);

    await promisify(execFile)("sh", [`${directory}/run-openclaw.sh`]);
    const { Config, HostConfig } = (await asMade(gateway.name)) as typeof before & Made;
    const old = before as Made;
    expect(Config.Env.sort()).toEqual(old.Config.Env.sort());
    expect(HostConfig).toMatchObject({
      RestartPolicy: { Name: "unless-stopped" },
      CapDrop: [expect.stringContaining("NET_RAW")],
    });
    expect((await stat(`${directory}/.env`)).mode & 0o777).toBe(0o600);
    const again = await found(rockpool, gateway.name);
    expect(again).toMatchObject({ running: true, state: `bind:${gateway.stateDir}` });
  }, 90_000);

  it("replaces no file that is there, and then nothing was stopped", async () => {
    await writeFile(`${place.dir}/docker-compose.yml`, "mine\n");
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    const wanted = { format: "compose", directory: place.dir } as const;
    const operation = await rockpool.run("adoption.giveBack", wanted);
    expect(operation).toMatchObject({
      failure: { code: "file-exists" },
      steps: [{ state: "failed" }, {}, {}, {}, {}],
    });
    expect(await readFile(`${place.dir}/docker-compose.yml`, "utf8")).toBe("mine\n");
    expect(rockpool.snapshot().gateway.container?.status).toBe("running");
  });
});
