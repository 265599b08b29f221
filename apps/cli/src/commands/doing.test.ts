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
