import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import { ensureScriptedImage, scriptedImage } from "../testing/scripted-gateway.ts";
import { testPort } from "../testing/test-port.ts";
import { docker } from "./testing/docker-cli.ts";
import { endpoint, type Opened, type Scratch, scratch } from "./testing/scratch-service.ts";
import { stateListing } from "./testing/state-listing.ts";

let place: Scratch;
let project: string;
const folders: string[] = [];

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
  project = `page-${place.port}`;
});
afterEach(async () => {
  // Before the scratch folder goes, and the compose files with it.
  for (const folder of folders.splice(0)) await compose(folder, "down");
  await place.stop();
});

async function compose(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("docker-compose", ["-p", project, ...args], { cwd: folder });
  return stdout;
}

/** Services as the documentation's file has them: the gateway, and a CLI in its network with its state. */
async function writeProject(stateDir: string, port: number): Promise<string> {
  const folder = path.join(place.dir, "project");
  await mkdir(folder, { recursive: true });
  folders.push(folder);
  const common = `
    image: ${scriptedImage}
    environment:
      HOME: /home/node
      OPENCLAW_GATEWAY_TOKEN: \${OPENCLAW_GATEWAY_TOKEN:-}
      TZ: \${OPENCLAW_TZ:-UTC}
    cap_drop: [NET_RAW, NET_ADMIN]
    security_opt: ["no-new-privileges:true"]
    volumes:
      - ${stateDir}:/home/node/.openclaw
      - ${stateDir}/workspace:/home/node/.openclaw/workspace
    init: true`;
  await writeFile(
    path.join(folder, "docker-compose.yml"),
    `version: "3.8"
services:
  openclaw-gateway:${common}
    ports: ["${port}:18789"]
    restart: unless-stopped
    command: ["node", "dist/index.js", "gateway", "--bind", "lan", "--port", "18789"]
    healthcheck:
      test: ["CMD", "node", "-e", "fetch('http://127.0.0.1:18789/healthz').then((r)=>process.exit(r.ok?0:1))"]
      interval: 30s
      timeout: 5s
      retries: 5
      start_period: 20s
  openclaw-cli:${common}
    network_mode: "service:openclaw-gateway"
    stdin_open: true
    tty: true
    entrypoint: ["node", "dist/index.js"]
    depends_on: [openclaw-gateway]
`,
  );
  await writeFile(path.join(folder, ".env"), "OPENCLAW_GATEWAY_TOKEN=compose-secret-token\n", {
    mode: 0o600,
  });
  return folder;
}

async function makeState(port: number): Promise<string> {
  const stateDir = path.join(place.dir, "theirs");
  await mkdir(path.join(stateDir, "workspace"), { recursive: true });
  await chmod(place.dir, 0o755);
  const allowedOrigins = ["127.0.0.1", "localhost"].map((host) => `http://${host}:${port}`);
  const config = { gateway: { mode: "local", bind: "lan", controlUi: { allowedOrigins } } };
  await writeFile(path.join(stateDir, "openclaw.json"), JSON.stringify(config));
  const own = ["run", "--rm", "--user=0", `--volume=${stateDir}:/s`, scriptedImage];
  await docker(...own, "chown", "-R", "1000:1000", "/s");
  return stateDir;
}

/** As the engine has it, but for what differs from one container to the next by itself. */
async function asMade(container: string): Promise<Record<string, unknown>> {
  const [{ Config, HostConfig, Mounts }] = JSON.parse(await docker("inspect", container)) as [
    {
      Config: { Env: string[]; Cmd: string[]; Healthcheck: unknown };
      HostConfig: Record<string, unknown>;
      Mounts: { Destination: string; Source: string }[];
    },
  ];
  const { CapDrop, SecurityOpt, RestartPolicy, Init } = HostConfig;
  const { Cmd, Healthcheck } = Config;
  return {
    ...{ CapDrop, SecurityOpt, RestartPolicy, Init, Cmd, Healthcheck },
    env: Config.Env.sort(),
    mounts: Mounts.map(({ Destination, Source }) => `${Source} ${Destination}`).sort(),
  };
}

async function takenOver(rockpool: Opened, safer: string[] = []): Promise<string> {
  const { gateways } = await rockpool.call("adoption.list", {});
  const found = gateways.find(({ identity }) => identity.kind === "compose" && identity.project === project);
  const { failure } = await rockpool.run("adoption.takeOver", { id: found?.id ?? "", safer });
  expect(failure).toBeUndefined();
  return found?.name ?? "";
}

it("a compose project is taken over, undone, taken over again and given back as a compose project", {
  timeout: 180_000,
}, async ({ skip }) => {
  if (!existsSync("/usr/bin/docker-compose")) skip("docker-compose is not installed");
  const port = await testPort();
  const stateDir = await makeState(port);
  const folder = await writeProject(stateDir, port);
  await compose(folder, "up", "-d", "openclaw-gateway");
  await compose(folder, "up", "--no-start", "openclaw-cli");
  const state = stateListing(stateDir);

  const rockpool = place.open();
  const { gateways } = await rockpool.call("adoption.list", {});
  const found = gateways.find(({ name }) => name.includes(project));
  expect(found).toMatchObject({ openTo: "network", may: { takeOver: true } });
  const preview = await rockpool.call("adoption.previewTakeOver", { id: found?.id ?? "" });
  const [cli] = found?.companions ?? [];
  expect(cli).toContain("openclaw-cli");
  expect(preview.differences.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "published:18789/tcp",
      `cli-service:${cli}`,
      "labels",
      "secret:OPENCLAW_GATEWAY_TOKEN",
    ]),
  );

  const name = await takenOver(rockpool);
  const before = await asMade(name);
  // Their owner's compose knows nothing of ours, and so stops and removes nothing of it.
  await compose(folder, "stop");
  expect(rockpool.snapshot().phase).toBe("running");
  const container = rockpool.snapshot().gateway.container?.name ?? "";
  expect(await docker("inspect", "--format={{.State.Running}}", container)).toBe("true\n");
  expect((await rockpool.run("adoption.undoTakeOver", {})).failure).toBeUndefined();
  expect(await compose(folder, "ps", "--services", "--filter", "status=running")).toBe("openclaw-gateway\n");
  expect(await asMade(name)).toEqual({
    ...before,
    RestartPolicy: { Name: "unless-stopped", MaximumRetryCount: 0 },
  });
  expect(stateListing(stateDir)).toBe(state);

  await takenOver(rockpool, ["published:18789/tcp"]);
  await rockpool.call("adoption.forgetOld", {});
  const given = path.join(place.dir, "given");
  folders.push(given);
  const input = { format: "compose", directory: given, secrets: true } as const;
  expect((await rockpool.run("adoption.giveBack", input)).failure).toBeUndefined();
  await compose(folder, "down");
  await compose(given, "up", "-d");
  const again = (await rockpool.call("adoption.list", {})).gateways.find(
    ({ state: its }) => its === `bind:${stateDir}`,
  );
  expect(again).toMatchObject({ running: true, openTo: "this-computer", origin: { kind: "compose" } });
  const after = await asMade(again?.name ?? "");
  expect(after).toEqual({ ...before, RestartPolicy: { Name: "unless-stopped", MaximumRetryCount: 0 } });
  expect(stateListing(stateDir)).toBe(state);
});
