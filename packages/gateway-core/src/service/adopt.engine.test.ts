import { access } from "node:fs/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FoundInstance } from "../contract/adoption.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { engineDoor } from "../testing/engine-door.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
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

/** As compose has it: it lives in the gateway's network and mounts its state, and mostly does not run. */
async function companionOf({ name, stateDir }: TheirGateway): Promise<string> {
  const cli = `${name}-cli`;
  made.push(cli);
  await docker(
    ...[
      "create",
      `--name=${cli}`,
      `--network=container:${name}`,
      `--volume=${stateDir}:/home/node/.openclaw`,
    ],
    ...[scriptedImage, "node", "dist/index.js", "status"],
  );
  return cli;
}

async function found(rockpool: Opened, { name }: { name: string }): Promise<FoundInstance> {
  const { gateways } = await rockpool.call("adoption.list", {});
  const one = gateways.find((each) => each.name === name);
  if (one === undefined)
    throw new Error(`${name} is not among ${gateways.map((each) => each.name).join(", ")}`);
  return one;
}

/** What the engine keeps of it, without what a start and a stop change by themselves. */
async function asMade(name: string): Promise<unknown> {
  const [all] = JSON.parse(await docker("inspect", name)) as Record<string, unknown>[];
  const { Id, Created, Config, HostConfig, Mounts, Name } = all ?? {};
  return { Id, Created, Config, HostConfig, Mounts, Name };
}

async function adopt(
  rockpool: Opened,
  gateway: { name: string },
  mode: "watch" | "operate",
): Promise<string> {
  const { id } = await found(rockpool, gateway);
  await rockpool.call("adoption.adopt", { id, mode });
  return id;
}

describe("finding", () => {
  it("tells who made it, whom it is open to, what it mounts and who lives in its network; no secret's value", async () => {
    const gateway = await theirs("gateway", { project: `claw-${place.port}`, hostIp: "0.0.0.0" });
    const cli = await companionOf(gateway);
    await docker("start", gateway.name);
    const rockpool = place.open();
    const one = await found(rockpool, gateway);
    expect(one).toMatchObject({
      identity: { kind: "compose", project: `claw-${place.port}`, service: "openclaw-gateway" },
      origin: { kind: "compose", files: [{ path: `${place.dir}/docker-compose.yml`, exists: "no" }] },
      engine: { isCurrent: true },
      version: "2026.9.6",
      running: true,
      openTo: "network",
      state: `bind:${gateway.stateDir}`,
      sharesStateWith: [],
      companions: [cli],
      secretNames: ["OPENCLAW_GATEWAY_TOKEN"],
      may: { watch: true, operate: true },
    });
    expect(one.published).toContainEqual({ hostIp: "0.0.0.0", hostPort: gateway.port, containerPort: 18789 });
    expect(JSON.stringify(await rockpool.call("adoption.list", {}))).not.toContain("their-secret-token");
  });

  it("warns of two on one state, and takes neither our own nor a companion for a gateway", async () => {
    const one = await theirs("one");
    const two = await theirs("two", { state: one.name });
    const cli = await companionOf(one);
    const rockpool = place.open();
    await rockpool.run("gateway.start", {});
    expect((await found(rockpool, one)).sharesStateWith).toEqual([two.name]);
    expect((await found(rockpool, two)).sharesStateWith).toEqual([one.name]);
    const { gateways } = await rockpool.call("adoption.list", {});
    const names = gateways.map(({ name }) => name);
    expect(names).not.toContain(cli);
    expect(names).not.toContain(rockpool.snapshot().gateway.container?.name);
  });
});

describe("watching", () => {
  it("shows it in place of ours, changes nothing, and lets go again", async () => {
    const gateway = await theirs("watched");
    await docker("start", gateway.name);
    const before = await asMade(gateway.name);
    const rockpool = place.open();
    await adopt(rockpool, gateway, "watch");
    const shown = await rockpool.until("it", ({ phase }) => phase === "running");
    expect(shown).toMatchObject({
      adoption: { kind: "adopted", mode: "watch", name: gateway.name, missing: false },
      gateway: { address: `http://127.0.0.1:${gateway.port}`, container: { name: gateway.name, drift: [] } },
      wish: { shouldRun: false },
    });
    const link = await rockpool.call("dashboard.link", {});
    expect(link.url).toContain(`http://127.0.0.1:${gateway.port}/`);
    await rockpool.call("logs.read", { tail: 5 });

    for (const call of ["gateway.stop", "gateway.start", "gateway.restart"] as const)
      expect((await rockpool.refused(call, {})).code).toBe("gateway-watched");
    expect((await rockpool.refused("gateway.remove", {})).code).toBe("gateway-not-ours");
    const cli = await rockpool.refused("openclaw.start", { args: ["status"] });
    expect(cli.code).toBe("gateway-watched");

    await rockpool.call("adoption.letGo", {});
    await rockpool.until(
      "ours",
      ({ adoption, gateway: { container } }) => adoption === null && container === null,
    );
    expect(await asMade(gateway.name)).toEqual(before);
    // Nothing of ours was made for it.
    await expect(access(place.stateDir)).rejects.toThrow();
  });

  it("is remembered by the next process, and never taken for ours", async () => {
    const gateway = await theirs("kept");
    await docker("start", gateway.name);
    const first = place.open();
    await adopt(first, gateway, "watch");
    await first.close();
    const second = place.open({}, { keepSettings: true });
    const { adoption } = await second.until("it", ({ phase }) => phase === "running");
    expect(adoption).toMatchObject({ kind: "adopted", name: gateway.name });
  });

  it("does not show a second gateway beside our own", async () => {
    const gateway = await theirs("second");
    const rockpool = place.open();
    const { id } = await found(rockpool, gateway);
    await rockpool.run("gateway.start", {});
    expect((await rockpool.refused("adoption.adopt", { id, mode: "watch" })).code).toBe("own-gateway-there");
    await rockpool.run("gateway.stop", {});
    await rockpool.call("adoption.adopt", { id, mode: "watch" });
    await rockpool.call("adoption.letGo", {});
    const { gateway: ours } = await rockpool.until(
      "ours",
      ({ gateway: { container } }) => container !== null,
    );
    expect(ours.container?.name).not.toBe(gateway.name);
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });
});

describe("operating", () => {
  it("starts and stops it as its owner would, and never makes it anew", async () => {
    const gateway = await theirs("operated", { project: `op-${place.port}`, hostIp: "0.0.0.0" });
    const before = await asMade(gateway.name);
    const rockpool = place.open();
    await adopt(rockpool, gateway, "operate");
    const started = await rockpool.run("gateway.start", {});
    expect(started).toMatchObject({ state: "done" });
    const { phase, notices } = await rockpool.until("it runs", (value) => value.phase === "running");
    expect(phase).toBe("running");
    expect(notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["theirs-exposed", "token-in-environment"]),
    );
    expect((await rockpool.run("gateway.restart", {})).state).toBe("done");
    expect((await rockpool.run("gateway.stop", {})).state).toBe("done");
    await rockpool.until("its end", (value) => value.phase === "stopped");
    expect(await asMade(gateway.name)).toEqual(before);
    for (const kind of ["repair", "remove"] as const)
      expect((await rockpool.refused(`gateway.${kind}`, {})).code).toBe("gateway-not-ours");
  });

  it("starts no second gateway on its state", async () => {
    const one = await theirs("first");
    const two = await theirs("rival", { state: one.name });
    await docker("start", two.name);
    const rockpool = place.open();
    await adopt(rockpool, one, "operate");
    const failure = await rockpool.refused("gateway.start", {});
    expect(failure).toMatchObject({ code: "state-in-use", facts: { holder: `container ${two.name}` } });
    await docker("stop", two.name);
    expect((await rockpool.run("gateway.start", {})).state).toBe("done");
  });

  it("follows the one that its owner makes anew, and says when there is none", async () => {
    const gateway = await theirs("anew", { project: `anew-${place.port}` });
    const rockpool = place.open();
    await adopt(rockpool, gateway, "operate");
    const first = rockpool.snapshot().gateway.container?.id;
    await docker("rm", "--force", gateway.name);
    const { adoption } = await rockpool.until(
      "that it is gone",
      ({ adoption: now }) => now?.kind === "adopted" && now.missing,
    );
    expect(adoption).toMatchObject({ missing: true });
    expect((await rockpool.refused("gateway.start", {})).code).toBe("adopted-gone");
    await gateway.create();
    await docker("start", gateway.name);
    const shown = await rockpool.until("the new one", ({ phase }) => phase === "running");
    expect(shown.gateway.container?.id).not.toBe(first);
    expect(shown.adoption).toMatchObject({ missing: false });
    expect(shown.wish.shouldRun).toBe(false);
  });

  it("keeps to it while its engine is away, says that nothing is known, and goes on after", async () => {
    const gateway = await theirs("away");
    await docker("start", gateway.name);
    const door = await engineDoor(`${place.dir}/engine.sock`, endpoint.slice("unix://".length));
    const rockpool = place.open();
    try {
      await rockpool.call("settings.set", { patch: { engine: door.endpoint } });
      await rockpool.until(
        "the other socket",
        ({ engine }) => engine.kind === "connected" && engine.facts.endpoint === door.endpoint,
      );
      await adopt(rockpool, gateway, "operate");
      await rockpool.until("it runs", ({ phase }) => phase === "running");
      await door.shut();
      const away = await rockpool.until("that it is away", ({ phase }) => phase === "engine-stopped");
      expect(away.adoption).toMatchObject({ kind: "adopted", name: gateway.name, missing: false });
      expect(away.gateway).toMatchObject({ address: null });
      expect((await rockpool.refused("gateway.stop", {})).code).toMatch(/^engine-/);
      await door.open();
      const back = await rockpool.until("it runs again", ({ phase }) => phase === "running");
      expect(back.gateway.container?.name).toBe(gateway.name);
      expect((await docker("inspect", "--format", "{{.State.Running}}", gateway.name)).trim()).toBe("true");
    } finally {
      await rockpool.close();
      await door.shut();
    }
  });
});
