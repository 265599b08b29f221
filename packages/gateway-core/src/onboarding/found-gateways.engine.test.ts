import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { configArchive } from "../openclaw/config-file.ts";
import { endpoint, type Scratch, scratch } from "../service/testing/scratch-service.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";
import { testPort } from "../testing/test-port.ts";

let place: Scratch;
let volume: string;
const made: string[] = [];

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
  volume = `rockpool-test-found-${place.port}`;
  await place.engine.createVolume(volume, { "dev.rockpool.test": "1" });
});
afterEach(async () => {
  for (const id of made.splice(0)) await place.engine.removeContainer(id, { force: true }).catch(() => {});
  await place.stop();
  await place.engine.removeVolume(volume);
});

/** A gateway as upstream's compose file makes one. */
async function theirs(patch: Partial<ContainerSpec>): Promise<string> {
  const { id } = await place.engine.createContainer({
    name: `claw-${place.port}-openclaw-gateway-1`,
    image: scriptedImage,
    command: ["node", "dist/index.js", "gateway"],
    env: {},
    labels: { "dev.rockpool.test": "1", "com.docker.compose.project": "claw" },
    mounts: [{ kind: "volume", source: volume, target: "/home/node/.openclaw" }],
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: [],
    noNewPrivileges: true,
    restart: { name: "no" },
    stopTimeoutSeconds: 1,
    ...patch,
  });
  made.push(id);
  return id;
}

it("finds a compose project's gateway and its state, and changes nothing", async () => {
  const published = await testPort();
  const id = await theirs({ ports: [{ hostIp: "0.0.0.0", hostPort: published, containerPort: 18789 }] });
  const config = '{"meta":{"lastTouchedVersion":"2026.8.1"},"gateway":{"mode":"local"}}';
  await place.engine.putArchive(id, "/home/node/.openclaw", await configArchive(config, 1000, 1000));
  const cli = { name: `claw-${place.port}-cli`, command: ["node", "dist/index.js", "status"] };
  const cliId = await theirs(cli);
  const rockpool = place.open();
  await rockpool.call("settings.set", { patch: { state: { kind: "volume", name: volume } } });

  const container = {
    ...{ kind: "container", id, name: `claw-${place.port}-openclaw-gateway-1`, image: scriptedImage },
    ...{ version: "2026.9.6", state: `volume:${volume}`, composeProject: "claw" },
  };
  const state = { kind: "state", state: `volume:${volume}`, version: "2026.8.1", isOurs: true };
  const before = (await place.engine.listContainers()).length;
  const { found } = await rockpool.call("setup.found", {});
  // Other gateways may be on this machine, of a person or of another test.
  expect(found).toContainEqual({ ...container, running: false, addresses: [] });
  expect(found).toContainEqual({ ...state, usedBy: null });
  expect(found.some((each) => each.kind === "container" && each.id === cliId)).toBe(false);

  await place.engine.startContainer(id);
  const after = (await rockpool.call("setup.found", {})).found;
  const one = after.find((each) => each.kind === "container" && each.id === id);
  expect(one).toMatchObject({ ...container, running: true });
  expect(one?.kind === "container" && one.addresses).toContain(`0.0.0.0:${published}`);
  expect(after).toContainEqual({ ...state, usedBy: `container ${container.name}` });
  const { instanceId } = rockpool.settings.memory();
  const ours = await place.engine.listContainers({ labels: [`dev.rockpool.instance=${instanceId}`] });
  expect(ours).toEqual([]);
  expect(before).toBeGreaterThan(0);
});

it("judges the real engine, and knows our own gateway's port", async () => {
  const rockpool = place.open();
  const check = async () =>
    Object.fromEntries((await rockpool.call("setup.checks", {})).checks.map((each) => [each.id, each]));
  const first = await check();
  expect(first["api-version"]?.state).toBe("good");
  expect(first.port).toEqual({ id: "port", state: "good", facts: { port: String(place.port) } });
  expect(Number(first.memory?.facts.bytes)).toBeGreaterThan(0);
  expect(first.disk?.state).not.toBe("unknown");
  await theirs({ ports: [{ hostIp: "127.0.0.1", hostPort: place.port, containerPort: 18789 }] });
  await place.engine.startContainer(made[0] ?? "");
  expect((await check()).port).toMatchObject({
    state: "bad",
    facts: { holder: `container claw-${place.port}-openclaw-gateway-1` },
  });
});
