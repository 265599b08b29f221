import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place } from "./support/place.ts";

const run = promisify(execFile);
const inspect = async (name: string, format: string) =>
  (await run("docker", ["inspect", "--format", format, name])).stdout.trim();

/** As the engine has it, but for its name, its labels and what differs from one container to the next by itself. */
async function asMade(container: string): Promise<Record<string, unknown>> {
  const [{ Config, HostConfig, Mounts }] = JSON.parse(
    (await run("docker", ["inspect", container])).stdout,
  ) as [
    {
      Config: { Env: string[]; Cmd: string[]; Entrypoint: string[]; Healthcheck: unknown; User: string };
      HostConfig: Record<string, unknown>;
      Mounts: { Destination: string; Source: string; RW: boolean }[];
    },
  ];
  const { CapDrop, ExtraHosts, Init, LogConfig, Memory, NanoCpus, PidsLimit } = HostConfig;
  const { PortBindings, RestartPolicy, SecurityOpt } = HostConfig;
  const { Cmd, Entrypoint, Healthcheck, User } = Config;
  return {
    ...{ CapDrop, ExtraHosts, Init, LogConfig, Memory, NanoCpus, PidsLimit, PortBindings, RestartPolicy },
    ...{ Cmd, Entrypoint, Healthcheck, User },
    security: (SecurityOpt as string[]).map((each) => each.replace(":true", "")).sort(),
    env: Config.Env.sort(),
    mounts: Mounts.map(({ Destination, Source, RW }) => `${Source} ${Destination} ${RW}`).sort(),
  };
}

describe("settings by command line", () => {
  let place: Place;
  const rockpool = (...args: string[]) => place.run(args);
  const name = async () => (await place.containers())[0] ?? "";
  const shared = () => path.join(path.dirname(place.home), "music");

  beforeAll(async () => {
    place = await makePlace();
    await mkdir(shared());
    const { code, stderr } = await rockpool("up");
    expect(code, stderr).toBe(0);
  });
  afterAll(() => place.leave());

  test("a change is shown, applied, and then there is nothing more to apply", async () => {
    await rockpool("config", "set", "resources.memory", "1g");
    const set = await rockpool("config", "set", "storage.extraMounts", `${shared()}:/home/node/music:ro`);
    expect(set.stderr).toContain("rockpool config apply");
    const diff = await rockpool("config", "diff");
    expect(diff.stdout).toContain("resources.memory: auto → 1g");
    expect(diff.stdout).toContain("+ --memory 1073741824");
    const before = await inspect(await name(), "{{.Id}}");
    const dry = await rockpool("config", "apply", "--dry-run");
    expect(dry.stdout).toMatch(/docker rename \S+ \S+-before/);
    const applied = await rockpool("config", "apply", "--json");
    expect(applied.documents.at(-1)).toMatchObject({ ok: true, operation: { kind: "apply", state: "done" } });
    expect(await inspect(await name(), "{{.Id}}")).not.toBe(before);
    expect(await inspect(await name(), "{{.HostConfig.Memory}}")).toBe(String(2 ** 30));
    expect((await rockpool("config", "diff")).stdout).toContain("made of the settings as they are");
    expect((await rockpool("config", "apply")).stdout).toContain("Nothing to apply");
  });

  test("settings that the gateway does not get ready with are taken back", async () => {
    const before = await inspect(await name(), "{{.Id}}");
    // The scripted gateway plays that script where its container has this variable.
    await rockpool("config", "set", "environment.variables", "NODE_ENV=x,SCRIPTED_VERSION=broken");
    await place.script({ versions: { broken: { exit: { code: 1 } } } });
    const applied = await rockpool("config", "apply");
    expect(applied.code).toBe(1);
    expect(applied.stderr).toContain("The new settings were taken back");
    expect(await inspect(await name(), "{{.Id}} {{.State.Running}}")).toBe(`${before} true`);
    const get = await rockpool("config", "get", "environment.variables", "--json");
    expect(get.documents).toEqual([{ "environment.variables": {} }]);
  });

  test("an export makes the same container by compose, and is read back with nothing left over", async (context) => {
    if (!existsSync("/usr/bin/docker-compose")) context.skip("docker-compose is not installed");
    const dir = path.join(path.dirname(place.home), "exported");
    const { code, stderr } = await rockpool("config", "export", "--dir", dir);
    expect(code, stderr).toBe(0);
    expect(await readFile(path.join(dir, ".env"), "utf8")).toContain("OPENCLAW_GATEWAY_PORT=");
    const dry = await rockpool(
      ...["config", "import", "--dry-run", "--json"],
      ...["docker-compose.yml", "docker-compose.extra.yml"].map((file) => path.join(dir, file)),
    );
    const { settings, left } = dry.documents[0] as { settings: object; left: { why: string }[] };
    expect(Object.keys(settings)).not.toContain("storage.extraMounts");
    expect(left.filter(({ why }) => why !== "own-way")).toEqual([]);
    const container = (await inspect(await name(), "{{.Name}}")).slice(1);
    const ours = await asMade(container);
    await rockpool("down");
    await rockpool("remove", "--yes");
    try {
      await run("docker-compose", ["-p", "exported", "up", "-d", "openclaw-gateway"], { cwd: dir });
      expect(await asMade(container)).toEqual(ours);
    } finally {
      await run("docker-compose", ["-p", "exported", "down"], { cwd: dir });
    }
  });

  test("a file of variables is read, told and saved", async () => {
    const file = path.join(path.dirname(place.home), "theirs.env");
    await writeFile(file, "OPENCLAW_BRIDGE_PORT=28790\nOPENCLAW_GATEWAY_TOKEN=secret-value\n");
    const { stdout, stderr } = await rockpool("config", "import", file);
    expect(stdout).toContain("network.bridgePort: auto → 28790");
    expect(stdout).toContain("OPENCLAW_GATEWAY_TOKEN: a secret");
    expect(stdout + stderr).not.toContain("secret-value");
    expect((await rockpool("config", "get", "bridgePort")).stdout).toBe("28790\n");
  });
});
