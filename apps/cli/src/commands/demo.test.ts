import type { Handlers } from "@rockpool/gateway-core/contract/calls";
import type { Demo } from "@rockpool/gateway-core/contract/demo";
import { type FakeService, fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

const starting: Demo = { state: "starting", step: "image", startedAt: 1, address: null, failure: null };
const running: Demo = { ...starting, state: "running", step: null, address: "http://127.0.0.1:18901" };

/** A service whose demo goes through these, one after the other. */
function demoService(states: readonly Demo[], before: Demo | null = null): FakeService {
  const service = fakeService();
  service.setSnapshot({ demo: before });
  const patch: Partial<Handlers> = {
    "demo.start": async (input) => {
      service.called.push({ name: "demo.start", input });
      for (const demo of states) service.setSnapshot({ demo });
      return {};
    },
    "demo.stop": () => {
      service.called.push({ name: "demo.stop", input: {} });
      service.setSnapshot({ demo: null });
      return {};
    },
  };
  return { ...service, handlers: { ...service.handlers, ...patch } };
}

const names = ({ called }: FakeService) => called.map(({ name }) => name);

describe("demo", () => {
  test("says where it is, goes on until Ctrl-C, and is gone then", async () => {
    const service = demoService([starting, running]);
    const cli = runCli(["demo"], { service });
    await cli.says("18901/#token=secret");
    expect(cli.stdout()).toContain("The demo runs at http://127.0.0.1:18901");
    expect(names(service)).not.toContain("demo.stop");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(names(service)).toContain("demo.stop");
    expect(cli.stderr()).toContain("Gone without a trace.");
  });

  test("--say sends one message, prints the answer alone, and ends", async () => {
    const service = demoService([starting, running]);
    const cli = runCli(["demo", "--say", "hello"], { service });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe("Hello from the assistant.\n");
    expect(names(service).slice(-1)).toEqual(["demo.stop"]);
  });

  test("--say --json ends with the answer, and no line holds the token", async () => {
    const cli = runCli(["demo", "--say", "hello", "--json"], { service: demoService([running]) });
    expect(await cli.exit).toBe(0);
    expect(cli.documents()).toEqual([
      { event: "running", address: running.address },
      {
        ...{ event: "result", exitCode: 0, ok: true },
        ...{ reply: "Hello from the assistant.", model: "custom/some-model", tookMs: 900 },
      },
    ]);
  });

  test("heeds the image of the environment, and says so", async () => {
    const service = demoService([running]);
    const env = { OPENCLAW_IMAGE: "openclaw:local", OPENCLAW_GATEWAY_PORT: "19000" };
    const cli = runCli(["demo", "--say", "hello"], { service, env });
    expect(await cli.exit).toBe(0);
    expect(service.called).toContainEqual({ name: "demo.start", input: { image: "openclaw:local" } });
    expect(cli.stderr()).toContain("openclaw:local from OPENCLAW_IMAGE");
    expect(cli.stderr()).not.toContain("19000");
  });

  test("tells each step once, as lines or as JSON", async () => {
    const states: Demo[] = [starting, { ...starting, step: "gateway" }, { ...starting, step: "gateway" }];
    const json = demoService([starting]);
    const cli = runCli(["demo", "--json"], { service: json });
    await cli.says('"image"');
    for (const demo of states) json.setSnapshot({ demo });
    json.setSnapshot({ demo: running });
    await cli.says('"running"');
    cli.interrupt();
    await cli.exit;
    expect(cli.documents()).toEqual([
      { event: "step", step: { id: "image", state: "doing" } },
      { event: "step", step: { id: "gateway", state: "doing" } },
      { event: "running", address: running.address, url: "http://127.0.0.1:18901/#token=secret" },
    ]);

    const service = demoService([starting]);
    const lines = runCli(["demo"], { service });
    await lines.says("Getting the image…");
    for (const demo of states) service.setSnapshot({ demo });
    await lines.says("Starting the gateway…");
    service.setSnapshot({ demo: running });
    await lines.says("The demo runs");
    lines.interrupt();
    await lines.exit;
    expect(lines.stderr().match(/Starting the gateway…/g)).toHaveLength(1);
  });

  test("a start that fails says why, and is cleared away", async () => {
    const failure = { code: "gateway-crashed" as const, message: "exit 1", facts: { exitCode: "1" } };
    const service = demoService([starting, { ...starting, state: "failed", step: null, failure }]);
    const cli = runCli(["demo", "--json"], { service });
    expect(await cli.exit).toBe(1);
    expect(cli.documents().at(-1)).toMatchObject({ event: "result", ok: false, failure });
    expect(names(service)).toContain("demo.stop");
  });

  test("one that ends by itself ends the command", async () => {
    const service = demoService([running]);
    const cli = runCli(["demo"], { service });
    await cli.says("The demo runs");
    service.setSnapshot({ demo: null });
    expect(await cli.exit).toBe(1);
    expect(cli.stderr()).toContain("The demo is not there any more");
  });

  test("one that was begun elsewhere goes on there", async () => {
    const service = demoService([running], running);
    const cli = runCli(["demo"], { service });
    await cli.says("The demo runs");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(names(service)).not.toContain("demo.stop");
    expect(cli.stderr()).toContain("goes on there");
  });

  test("Ctrl-C while it starts ends it", async () => {
    const service = demoService([starting]);
    const cli = runCli(["demo"], { service });
    await cli.says("Getting the image");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(names(service)).toContain("demo.stop");
  });
});
