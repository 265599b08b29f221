import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

describe("open", () => {
  const secret = "http://127.0.0.1:18789/#token=secret\n";

  test("--print prints the link and nothing else", async () => {
    const cli = runCli(["open", "--print"], { service: fakeService({ running: true }) });
    expect(await cli.exit).toBe(0);
    expect([cli.stdout(), cli.stderr()]).toEqual([secret, ""]);
  });

  test("where there is no display the link is printed, with the reason", async () => {
    const cli = runCli(["open"], { service: fakeService({ running: true }) });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe(secret);
    expect(cli.stderr()).toContain("no display");
  });

  test("a browser that cannot be started is said, and the link printed", async () => {
    const cli = runCli(["open", "--json"], { env: { BROWSER: "/no/such/browser" } });
    expect(await cli.exit).toBe(0);
    expect(cli.documents()).toEqual([{ ok: true, opened: false, url: secret.trim(), signedIn: true }]);
    expect(cli.stderr()).toContain("No browser");
  });
});

describe("openclaw", () => {
  test("passes arguments after the dashes as they are, and ends as the command ends", async () => {
    const cli = runCli(["openclaw", "--", "fail", "--json", "-x"]);
    expect(await cli.exit).toBe(7);
    expect(cli.stdout()).toBe("fail --json -x\n");
    const started = cli.service.called.find(({ name }) => name === "openclaw.start");
    expect(started?.input).toMatchObject({ args: ["fail", "--json", "-x"], tty: false, dryRun: false });
  });

  test("input goes there in order, and its end too", async () => {
    const service = fakeService();
    const handlers = {
      ...service.handlers,
      "openclaw.start": () => ({ sessionId: "s1", where: "gateway" as const, command: "docker exec" }),
    };
    const cli = runCli(["openclaw", "--", "cat"], { service: { ...service, handlers } });
    await expect.poll(() => service.subscribers("openclaw")).toBe(1);
    for (const text of ["a", "b", "c"]) cli.stdin.write(text);
    cli.stdin.end();
    const inputs = () =>
      service.called.filter(({ name }) => name === "openclaw.input").map(({ input }) => input);
    await expect.poll(inputs).toContainEqual({ sessionId: "s1", data: "", end: true });
    const typed = inputs().map((input) => Buffer.from((input as { data: string }).data, "base64").toString());
    expect(typed.join("")).toBe("abc");
    service.push("openclaw", { kind: "exit", code: 0 });
    expect(await cli.exit).toBe(0);
  });

  test("Ctrl-C ends it", async () => {
    const service = fakeService();
    const handlers = {
      ...service.handlers,
      "openclaw.start": () => ({ sessionId: "s1", where: "gateway" as const, command: "docker exec" }),
    };
    const cli = runCli(["openclaw", "--", "tui"], { service: { ...service, handlers } });
    await expect.poll(() => service.subscribers("openclaw")).toBe(1);
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(service.called).toContainEqual({ name: "openclaw.stop", input: { sessionId: "s1" } });
  });

  test("a session whose process is gone is a failure", async () => {
    const service = fakeService();
    const handlers = {
      ...service.handlers,
      "openclaw.start": () => ({ sessionId: "s1", where: "gateway" as const, command: "docker exec" }),
    };
    const cli = runCli(["openclaw", "--", "tui"], { service: { ...service, handlers } });
    await expect.poll(() => service.subscribers("openclaw")).toBe(1);
    cli.changeRole("owner");
    expect(await cli.exit).toBe(1);
    expect(cli.stderr()).toContain("service-unreachable");
  });

  test("nothing to run is a usage error; a dry run runs nothing", async () => {
    expect(await runCli(["openclaw"]).exit).toBe(2);
    const dry = runCli(["openclaw", "--dry-run", "--", "status"]);
    expect(await dry.exit).toBe(0);
    expect(dry.stdout()).toBe("docker exec -i c0ffee openclaw status\n");
  });
});

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

test("two Ctrl-C end even a command that waits for somebody else's operation", async () => {
  const service = fakeService({ running: true });
  const waiting = { ...service, close: () => new Promise<void>(() => {}) };
  const cli = runCli(["status", "--watch"], { service: waiting });
  await cli.says("Running");
  cli.interrupt();
  await cli.says("waiting for it");
  cli.interrupt();
  expect(await cli.exit).toBe(130);
});
