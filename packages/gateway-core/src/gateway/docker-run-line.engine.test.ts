import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { discoverEngine } from "../engine/discover-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { thisHost } from "../host/host.ts";
import { tinyImage } from "../testing/tiny-image.ts";
import { dockerRunLine } from "./docker-run-line.ts";
import { gatewaySpec } from "./gateway-spec.ts";
import { oneOffSpec } from "./one-off-spec.ts";
import { imageOf, specInput } from "./testing/spec-input.ts";

const run = promisify(execFile);

/** The same spec through the engine's API and as a line in a shell: the engine must see no difference. */
describe("docker run line", () => {
  let engine: Engine;
  let missing: string | null = null;
  let folder: string;
  const made: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rockpool, line-"));
    missing = await prepare();
  });
  afterAll(async () => {
    for (const name of made) await engine.removeContainer(name, { force: true });
    await rm(folder, { recursive: true });
  });

  async function prepare(): Promise<string | null> {
    const found = await discoverEngine({ host: thisHost(), setting: null, ownerEngine: null });
    if (found.engine === null) return `no engine: ${found.failure?.message}`;
    engine = found.engine;
    if ((await tinyImage(engine)) === null) return "no busybox to make a tiny image of";
    return run("docker", ["--version"]).then(
      () => null,
      () => "there is no docker command",
    );
  }
  async function wishedSpecs(): Promise<ContainerSpec[]> {
    const image = await tinyImage(engine);
    const wished = gatewaySpec(
      specInput({
        preferences: { port: 28650, image: image ?? "" },
        overrides: { stateDir: path.join(folder, "it's state") },
        // Without the stage volume, which is under a name of the product's.
        image: imageOf("2026.9.6"),
        name: path.basename(folder).replace(/[^\w-]/g, ""),
      }),
    );
    for (const { path: directory } of wished.directories) await mkdir(directory, { recursive: true });
    const labels = { ...wished.spec.labels, "dev.rockpool.test": "1" };
    const own = { ...wished, spec: { ...wished.spec, labels, selinuxDisabled: true } };
    return [own.spec, oneOffSpec(own, { args: ["doctor", "--json"], tty: true, suffix: "x" })];
  }
  async function told(name: string): Promise<unknown> {
    const { stdout } = await run("docker", ["--host", engine.endpoint, "inspect", name]);
    const [answer] = JSON.parse(stdout) as [
      { Config: Record<string, unknown>; HostConfig: Record<string, unknown> },
    ];
    const { Hostname: _hostname, ...config } = answer.Config;
    return comparable({ config, host: answer.HostConfig });
  }

  it("makes the very container that the engine's API makes", async (context: TestContext) => {
    if (missing !== null) return context.skip(missing);
    for (const spec of await wishedSpecs()) {
      const byApi = { ...spec, name: `${spec.name}-api` };
      const byLine = { ...spec, name: `${spec.name}-line` };
      made.push((await engine.createContainer(byApi)).id);
      await run("sh", ["-c", dockerRunLine(byLine, "create")], {
        env: { ...process.env, DOCKER_HOST: engine.endpoint },
      });
      made.push(byLine.name);
      expect(await told(byLine.name)).toEqual(await told(byApi.name));
    }
  });
});

/** Of each field, what it means: the command line writes nothing, null, 0 and empty lists where the API has others. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  const meant = Object.entries(value)
    .filter(([name]) => !/^(?:ConsoleSize|Attach(?:Stdin|Stdout|Stderr)|OnBuild|Domainname)$/.test(name))
    .map(([name, part]) => [name, comparable(isSet(name, part) ? [...part].sort(byText) : part)] as const)
    .filter(([, part]) => !isNothing(part));
  return Object.fromEntries(meant);
}

/** Lists whose order means nothing. */
function isSet(name: string, part: unknown): part is unknown[] {
  return Array.isArray(part) && ["Env", "Mounts", "SecurityOpt"].includes(name);
}

function isNothing(value: unknown): boolean {
  if (value === null || value === "" || value === 0 || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
