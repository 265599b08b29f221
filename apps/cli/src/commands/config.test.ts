import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

describe("config", () => {
  test.each([
    ["network.port", "19000", { port: 19_000 }],
    ["general.image", "openclaw:local", { image: "openclaw:local" }],
    ["storage.state", "auto", { state: { kind: "auto" } }],
    ["storage.state", "bind:/srv/claw", { state: { kind: "bind", path: "/srv/claw" } }],
    ["storage.state", "volume:claw", { state: { kind: "volume", name: "claw" } }],
    ["storage.workspace", "/srv/files", { workspace: { path: "/srv/files" } }],
    ["storage.workspace", "auto", { workspace: "auto" }],
    ["engine.endpoint", "unix:///run/podman.sock", { engine: "unix:///run/podman.sock" }],
    ["engine.endpoint", "auto", { engine: null }],
    ["general.stopOnQuit", "yes", { stopOnQuit: true }],
    ["general.restartUnhealthy", "off", { restartUnhealthy: false }],
    ["general.theme", "dark", { theme: "dark" }],
    ["general.checkForNewImages", "no", { checkForNewImages: false }],
    ["general.keepImages", "5", { keepImages: 5 }],
    ["general.keepCheckpoints", "1", { keepCheckpoints: 1 }],
  ])("set %s %s changes that and nothing else, and get reads it back", async (key, text, patch) => {
    const service = fakeService();
    const set = runCli(["config", "set", key, text], { service });
    expect(await set.exit).toBe(0);
    expect(service.called).toContainEqual({ name: "settings.set", input: { patch } });
    const get = runCli(["config", "get", key], { service });
    await get.exit;
    expect(set.stdout()).toBe(`${key} is now ${get.stdout()}`);
  });

  test.each([
    [["set", "network.port", "0"], "1 to 65535"],
    [["set", "network.port", "1e3"], "1 to 65535"],
    [
      ["set", "general.image", "Not Valid"],
      'general.image cannot be "Not Valid". Give an image reference, such as',
    ],
    [["set", "storage.state", "/srv/claw"], "bind:/full/path"],
    [["set", "storage.state", "volume:../x"], "bind:/full/path"],
    [["set", "general.theme", "pink"], "light"],
    [["set", "general.keepImages", "0"], "a number from 1 to 50"],
    [["set", "general.keepCheckpoints", "51"], "a number from 1 to 50"],
    [["set", "general.checkForNewImages", "daily"], "yes or no"],
    [["set", "general.stopOnQuit", "perhaps"], "yes or no"],
    [["set", "network.port"], "Give a value"],
    [["set", "__proto__", "1"], "There is no setting"],
    [["get", "constructor"], "There is no setting"],
    [["set"], "No OPENCLAW_* variable"],
  ])("%j is refused with what to give", async (args, said) => {
    const cli = runCli(["config", ...args]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(said);
    expect(cli.service.called).toEqual([]);
  });

  test.each([
    [true, "general.image", "openclaw:local", "with 'rockpool config apply'"],
    [true, "network.port", "19000", "with 'rockpool config apply'"],
    [false, "network.port", "19000", "at the next 'rockpool up'"],
  ])(
    "where a gateway is there (running: %s), a new %s says when it counts",
    async (running, key, value, when) => {
      const service = fakeService({ running });
      const set = runCli(["config", "set", key, value], { service });
      expect(await set.exit).toBe(0);
      expect(set.stderr()).toBe(`It takes effect ${when}.\n`);
      const again = runCli(["config", "set", key, value], { service });
      await again.exit;
      expect(again.stderr()).toBe("");
    },
  );

  test("a setting that needs no other container says nothing of one", async () => {
    const cli = runCli(["config", "set", "general.theme", "dark"], {
      service: fakeService({ running: true }),
    });
    await cli.exit;
    expect(cli.stderr()).toBe("");
  });

  test("set without a key saves what the environment overrides, and nothing else does", async () => {
    const env = { OPENCLAW_IMAGE: "openclaw:local", OPENCLAW_CONFIG_DIR: "/srv/claw" };
    const cli = runCli(["config", "set"], { env });
    expect(await cli.exit).toBe(0);
    expect(cli.service.called).toContainEqual({
      name: "settings.set",
      input: { patch: { image: "openclaw:local", state: { kind: "bind", path: "/srv/claw" } } },
    });
    const up = runCli(["up"], { env });
    await up.exit;
    expect(up.service.called.some(({ name }) => name === "settings.set")).toBe(false);
  });

  test("list marks what the environment overrides", async () => {
    const cli = runCli(["config", "list"], { env: { OPENCLAW_GATEWAY_PORT: "19000" } });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toMatch(/^network\.port +18789 {2}\(overridden by OPENCLAW_GATEWAY_PORT\)$/m);
    expect(cli.stdout()).toMatch(/^general\.theme +system$/m);
  });
});

describe("config diff and apply", () => {
  test("unset is the default again", async () => {
    const service = fakeService();
    const cli = runCli(["config", "unset", "resources.pids"], { service });
    expect(await cli.exit).toBe(0);
    expect(service.called).toContainEqual({ name: "settings.set", input: { patch: { pids: 512 } } });
    expect(cli.stdout()).toBe("resources.pids is now 512\n");
  });

  test("apply follows the operation and says where it runs", async () => {
    const cli = runCli(["config", "apply"], { service: fakeService({ running: true }) });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("Settings applied. Running at http://127.0.0.1:18789");
  });

  test("apply without a container says that the next start does it", async () => {
    const cli = runCli(["config", "apply"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("its next start applies the settings");
  });

  test("apply --dry-run shows lines and does nothing", async () => {
    const cli = runCli(["config", "apply", "--dry-run"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("docker");
    expect(cli.service.called.some(({ name }) => name === "settings.apply")).toBe(false);
  });

  test("diff says that there is none", async () => {
    const cli = runCli(["config", "diff"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe("The container is made of the settings as they are.\n");
    const json = runCli(["config", "diff", "--json"]);
    await json.exit;
    expect(json.documents()).toEqual([
      { changes: [], container: { removed: [], added: [] }, interrupts: false },
    ]);
  });

  test.each([
    ["storage.extraMounts", "/srv/a:/app", "would hide OpenClaw itself"],
    ["storage.extraMounts", "srv:a:/b", "not a full path in the container"],
    ["environment.variables", "OPENAI_API_KEY=x", "looks like a secret"],
    ["resources.memory", "1m", "an amount from 512m"],
    ["observability.endpoint", "collector", "http://otel-collector:4318"],
  ])("set %s %s says what is wrong in it", async (key, value, said) => {
    const cli = runCli(["config", "set", key, value]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(said);
    expect(cli.stderr()).toContain(key);
  });
});

describe("config export and import", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rockpool-config-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("export writes the files, and nothing over what is there", async () => {
    const dir = join(folder, "new");
    const cli = runCli(["config", "export", "--dir", dir]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("docker compose up -d");
    expect(readFileSync(join(dir, ".env"), "utf8")).toBe("OPENCLAW_IMAGE=openclaw:local\n");
    expect(statSync(join(dir, ".env")).mode & 0o777).toBe(0o600);
    const again = runCli(["config", "export", "--dir", dir]);
    expect(await again.exit).toBe(1);
    expect(again.stderr()).toContain("docker-compose.yml");
    expect(await runCli(["config", "export", "--dir", dir, "--overwrite"]).exit).toBe(0);
  });

  test("export --dry-run prints and writes nothing", async () => {
    const dir = join(folder, "new");
    const cli = runCli(["config", "export", "--dir", dir, "--dry-run"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("services: {}");
    expect(existsSync(dir)).toBe(false);
  });

  test.each([
    [".env", { compose: [], env: "A=1", folder: "" }],
    ["docker-compose.yml", { compose: ["A=1"], env: "", folder: "" }],
  ])("import %s says what is taken and what is left, and saves that", async (name, input) => {
    const file = join(folder, name);
    writeFileSync(file, "A=1");
    const service = fakeService();
    const cli = runCli(["config", "import", file], { service });
    expect(await cli.exit).toBe(0);
    expect(service.called).toContainEqual({ name: "settings.readFiles", input: { ...input, folder } });
    expect(service.called).toContainEqual({ name: "settings.set", input: { patch: { port: 19_000 } } });
    expect(cli.stdout()).toContain("network.port: 18789 → 19000");
    expect(cli.stdout()).toContain("here on this computer only");
    expect(cli.stdout()).toContain("OPENAI_API_KEY: a secret");
  });

  test("import --dry-run saves nothing, and --json is one document", async () => {
    const file = join(folder, ".env");
    writeFileSync(file, "A=1");
    const cli = runCli(["config", "import", file, "--dry-run", "--json"]);
    expect(await cli.exit).toBe(0);
    expect(cli.service.called.some(({ name }) => name === "settings.set")).toBe(false);
    expect(cli.documents()).toMatchObject([{ ok: true, dryRun: true, settings: { "network.port": 19_000 } }]);
  });

  test("import of what is not there says so", async () => {
    const cli = runCli(["config", "import", join(folder, "none.env")]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain("ENOENT");
  });
});

test("disk names what grows, with its size", async () => {
  const cli = runCli(["disk"], { service: fakeService({ running: true }) });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/^State +50 MB {2}/m);
  expect(cli.stdout()).toMatch(/^Log files +unknown {2}/m);
  const json = runCli(["disk", "--json"], { service: fakeService({ running: true }) });
  await json.exit;
  expect(json.documents()).toMatchObject([{ places: [{ id: "state", bytes: 50_000_000 }, { id: "logs" }] }]);
});

test("reach says what is published and what came of trying it", async () => {
  const cli = runCli(["reach"], { service: fakeService({ running: true }) });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain("127.0.0.1:18789 → 18789");
  expect(cli.stdout()).toContain("192.168.1.4:18789 does not answer");
  expect(cli.stdout()).toMatch(/^Engine's socket +not mounted$/m);
});

test("opening it to the network is told what that means", async () => {
  const cli = runCli(["config", "set", "network.reach", "network"]);
  expect(await cli.exit).toBe(0);
  expect(cli.stderr()).toContain("DOCKER-USER");
  const back = runCli(["config", "set", "network.reach", "computer"]);
  await back.exit;
  expect(back.stderr()).not.toContain("DOCKER-USER");
});
