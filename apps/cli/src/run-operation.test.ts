import { localBridge } from "@rockpool/gateway-core/router/local-bridge";
import { switchBridge } from "@rockpool/gateway-core/router/switch-bridge";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "./testing/run-cli.ts";

test("up starts, shows each finished step once, and ends well", async () => {
  const cli = runCli(["up"]);
  expect(await cli.exit).toBe(0);
  expect(cli.service.called.filter(({ name }) => name === "gateway.start")).toEqual([
    { name: "gateway.start", input: { overrides: {}, useExistingState: false } },
  ]);
  expect(cli.stderr().match(/Gateway answers/g)).toHaveLength(1);
  expect(cli.stdout()).toBe("✓ Running at http://127.0.0.1:18789\n");
});

test("--json gives a line per step and a result as the last", async () => {
  const cli = runCli(["up", "--json"]);
  expect(await cli.exit).toBe(0);
  const documents = cli.documents();
  expect(documents[0]).toMatchObject({
    event: "step",
    kind: "start",
    step: { id: "check-image", state: "doing" },
  });
  expect(documents.at(-1)).toMatchObject({
    event: "result",
    ok: true,
    exitCode: 0,
    address: "http://127.0.0.1:18789",
  });
  expect(documents.filter(({ event }) => event === "result")).toHaveLength(1);
  expect(cli.stderr()).toBe("");
});

test("--quiet says the result only", async () => {
  const cli = runCli(["down", "--quiet"], { service: fakeService({ running: true }) });
  expect(await cli.exit).toBe(0);
  expect(cli.stderr()).toBe("");
  expect(cli.stdout()).toContain("Stopped");
});

test("a failed operation is told with its reason and what to type", async () => {
  const failure = {
    code: "state-exists" as const,
    message: "found openclaw.json",
    facts: { path: "/home/ada/.openclaw" },
    actions: [{ kind: "use-existing-state" as const }],
  };
  const cli = runCli(["up"], { service: fakeService({ failure }) });
  expect(await cli.exit).toBe(3);
  expect(cli.stderr()).toContain("/home/ada/.openclaw");
  expect(cli.stderr()).toContain("rockpool up --use-existing-state");
  const inJson = runCli(["up", "--json"], { service: fakeService({ failure }) });
  expect(await inJson.exit).toBe(3);
  expect(inJson.documents().at(-1)).toMatchObject({ event: "result", ok: false, exitCode: 3, failure });
});

test("the yes is passed on", async () => {
  const cli = runCli(["up", "--use-existing-state"]);
  await cli.exit;
  expect(cli.service.called).toContainEqual({
    name: "gateway.start",
    input: { overrides: {}, useExistingState: true },
  });
});

test("Ctrl-C cancels, and the exit code says so", async () => {
  const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
  const cli = runCli(["up", "--json"], { service });
  await cli.says("check-image");
  cli.interrupt();
  expect(await cli.exit).toBe(130);
  expect(service.called.some(({ name }) => name === "operation.cancel")).toBe(true);
  expect(cli.documents().at(-1)).toMatchObject({ event: "result", ok: false, exitCode: 130 });
});

test("a stop says that it cut a start short, and the start who ended it", async () => {
  const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
  const stop = service.handlers["gateway.stop"];
  const handlers = {
    ...service.handlers,
    "gateway.stop": async (input: { force: boolean }) => {
      await service.handlers["operation.cancel"]({ operationId: "of the start" });
      setTimeout(service.finishOperation, 20);
      return stop(input);
    },
  };
  const up = runCli(["up"], { service });
  await expect.poll(service.busy).toBe(true);
  const down = runCli(["down"], { service: { ...service, handlers } });
  expect(await down.exit).toBe(0);
  expect(down.stdout()).toBe("✓ Stopped. Start cancelled.\n");
  expect(await up.exit).toBe(130);
  expect(up.stderr()).toContain("Start cancelled from elsewhere");
});

test("the answer to Ctrl-C in a terminal is redrawn with the steps, not written past them", async () => {
  const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
  const cli = runCli(["up", "--no-color"], { service, tty: true });
  await cli.says("Checking the image");
  cli.interrupt();
  expect(await cli.exit).toBe(130);
  const drawings = cli.stderr().split("\u001b[0J").slice(1);
  const linesOf = (drawing = "") => drawing.split("\n").length - 1;
  const after = drawings.findIndex((drawing) => drawing.includes("Cancelling")) + 1;
  expect(drawings[after - 1]).toContain("Checking the image");
  // The step's end is drawn over all of it.
  expect(drawings[after - 1]).toContain(`\u001b[${linesOf(drawings[after - 1])}A`);
});

test("an operation that somebody else began is followed, and left alone by Ctrl-C", async () => {
  const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
  await service.handlers["gateway.start"]({ overrides: {}, useExistingState: false });
  const cli = runCli(["up"], { service });
  await cli.says("following it");
  cli.interrupt();
  expect(await cli.exit).toBe(130);
  expect(service.snapshot().operation?.state).toBe("running");
  expect(service.called.some(({ name }) => name === "operation.cancel")).toBe(false);
});

test("another operation in the way is a failure, not a wait", async () => {
  const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
  await service.handlers["gateway.stop"]({ force: false });
  const cli = runCli(["up"], { service });
  expect(await cli.exit).toBe(1);
  expect(cli.stderr()).toContain("operation-busy");
});

test("when the process that carried it out is gone, the order is given again", async () => {
  const [first, second] = [fakeService({ operationMs: Number.POSITIVE_INFINITY }), fakeService()];
  const bridge = switchBridge(60_000);
  bridge.use(localBridge(first.handlers, first.sources));
  const cli = runCli(["up", "--json"], { service: second, bridge });
  await cli.says("check-image");
  bridge.lose();
  cli.changeRole("owner");
  bridge.use(localBridge(second.handlers, second.sources));
  expect(await cli.exit).toBe(0);
  expect(second.called.filter(({ name }) => name === "gateway.start")).toHaveLength(1);
  expect(cli.documents().filter(({ event }) => event === "result")).toHaveLength(1);
});

test("an order whose answer was lost is given again", async () => {
  const service = fakeService();
  const bridge = switchBridge(60_000);
  const lost = { code: "service-unreachable" as const, message: "gone", facts: { lost: "true" } };
  const dying = localBridge(service.handlers, service.sources);
  bridge.use({
    subscribe: dying.subscribe,
    call: (name, input) =>
      name === "gateway.start" ? Promise.resolve({ ok: false, failure: lost }) : dying.call(name, input),
  });
  const cli = runCli(["up", "--json"], { service, bridge });
  await new Promise((resolve) => setTimeout(resolve, 20));
  bridge.lose();
  cli.changeRole("owner");
  bridge.use(dying);
  expect(await cli.exit).toBe(0);
  expect(cli.documents().filter(({ event }) => event === "result")).toHaveLength(1);
});

test("an override is passed, and said", async () => {
  const cli = runCli(["up"], { env: { OPENCLAW_IMAGE: "openclaw:local", OPENCLAW_GATEWAY_PORT: "19000" } });
  expect(await cli.exit).toBe(0);
  expect(cli.service.called).toContainEqual({
    name: "gateway.start",
    input: { overrides: { image: "openclaw:local", port: 19_000 }, useExistingState: false },
  });
  expect(cli.stderr()).toContain("image openclaw:local from OPENCLAW_IMAGE");
  expect(cli.stderr()).toContain("port 19000 from OPENCLAW_GATEWAY_PORT");
});

test("a gateway that runs already says what is not applied to it", async () => {
  const service = fakeService({ running: true });
  const stepless = () => {
    const operation = {
      id: "op",
      kind: "start",
      state: "done",
      startedAt: 1,
      cancellable: true,
      steps: [],
    } as const;
    service.setSnapshot({ operation: { ...operation, steps: [] } });
    return { operationId: "op" };
  };
  const handlers = { ...service.handlers, "gateway.start": stepless };
  const up = async (env: Record<string, string>) => {
    const cli = runCli(["up"], { service: { ...service, handlers }, env });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe("✓ Already running at http://127.0.0.1:18789\n");
    return cli.stderr();
  };
  const restart = "is not applied to a running gateway: 'rockpool restart' applies it.";
  expect(await up({ OPENCLAW_GATEWAY_PORT: "29791" })).toContain(`OPENCLAW_GATEWAY_PORT=29791 ${restart}`);
  expect(await up({ OPENCLAW_IMAGE: "openclaw:local" })).toContain(
    `OPENCLAW_IMAGE=openclaw:local ${restart}`,
  );
  expect(await up({ OPENCLAW_GATEWAY_PORT: "18789" })).not.toContain("applied");
  expect(await up({})).toBe("");

  const { gateway } = service.snapshot();
  if (!gateway.container) throw new Error("the fake runs");
  service.setSnapshot({ gateway: { ...gateway, container: { ...gateway.container, drift: ["image"] } } });
  expect(await up({})).toBe("A changed setting waits for 'rockpool config apply'.\n");
});

test.each([
  ["OPENCLAW_GATEWAY_PORT", "http"],
  ["OPENCLAW_GATEWAY_PORT", "70000"],
  ["OPENCLAW_GATEWAY_PORT", "0"],
  ["OPENCLAW_IMAGE", "two words"],
  ["OPENCLAW_IMAGE", "-v"],
  ["OPENCLAW_CONFIG_DIR", "state"],
  ["OPENCLAW_WORKSPACE_DIR", "/a\nb"],
])("%s=%j is refused before anything is asked", async (variable, value) => {
  const cli = runCli(["up"], { env: { [variable]: value } });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain(variable);
  expect(cli.stderr()).toContain("unset it");
  expect(cli.service.called).toEqual([]);
});

test("a folder that begins with ~ is not guessed, but said how to write", async () => {
  const cli = runCli(["up"], { env: { OPENCLAW_CONFIG_DIR: "~/claw" } });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain("/home/ada/claw");
});

test("an empty variable is an unset one", async () => {
  const cli = runCli(["up"], { env: { OPENCLAW_IMAGE: "" } });
  expect(await cli.exit).toBe(0);
});

test.each(["up", "down", "restart"])("%s --dry-run shows docker lines and does nothing", async (command) => {
  const cli = runCli([command, "--dry-run"]);
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/^docker /);
  expect(cli.service.called.map(({ name }) => name)).toEqual(["gateway.plan"]);
  const inJson = runCli([command, "--dry-run", "--json"]);
  await inJson.exit;
  expect(inJson.documents()).toMatchObject([
    {
      dryRun: true,
      steps: [{ command: expect.stringContaining("docker") }, ...(command === "down" ? [] : [{}, {}])],
    },
  ]);
});
