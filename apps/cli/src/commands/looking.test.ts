import { phases } from "@rockpool/gateway-core/contract/snapshot";
import { fakeOperation } from "@rockpool/gateway-core/router/testing/fake-operation";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { fakeSnapshot } from "@rockpool/gateway-core/router/testing/fake-snapshot";
import { describe, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

const running = () => fakeService({ running: true });

describe("status", () => {
  test("says what there is, in words", async () => {
    const cli = runCli(["status"], { service: running() });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe(
      [
        "● Running",
        "  Address    http://127.0.0.1:18789",
        "  Version    2026.9.6",
        "  Image      ghcr.io/openclaw/openclaw:latest",
        "  Up for     8 s",
        "  Engine     Docker Engine 28.0.0, unix:///var/run/docker.sock",
        "  Workspace  /home/ada/.openclaw/workspace",
        "",
      ].join("\n"),
    );
  });

  test("as JSON it is the whole snapshot, with the line and the workspace", async () => {
    const cli = runCli(["status", "--json"], { env: { OPENCLAW_WORKSPACE_DIR: "/srv/files" } });
    expect(await cli.exit).toBe(5);
    expect(cli.documents()).toMatchObject([
      {
        status: "Stopped",
        workspace: "/srv/files",
        phase: "stopped",
        gateway: { container: { exitCode: 0 } },
      },
    ]);
  });

  test.each(phases)("%s has an exit code that scripts can rely on", async (phase) => {
    const service = fakeService();
    service.setSnapshot({ phase });
    // A service that knows nothing yet is waited for; this one then learns that the gateway is stopped.
    if (phase === "unknown") setTimeout(() => service.setSnapshot({ phase: "stopped" }), 30);
    const cli = runCli(["status"], { service });
    const expected = phase === "running" ? 0 : phase === "no-engine" || phase === "engine-stopped" ? 4 : 5;
    expect(await cli.exit).toBe(expected);
  });

  test("without an image it says how to get one", async () => {
    const service = fakeService();
    const { gateway } = service.snapshot();
    service.setSnapshot({ phase: "no-image", gateway: { ...gateway, container: null } });
    const cli = runCli(["status"], { service });
    expect(await cli.exit).toBe(5);
    expect(cli.stdout()).toContain("'rockpool image pull ghcr.io/openclaw/openclaw:latest'");
    const logs = runCli(["logs"], { service });
    expect(await logs.exit).toBe(0);
    expect(logs.stderr()).toBe("No gateway yet: 'rockpool up' makes one.\n");
  });

  test("without an engine it says where it looked", async () => {
    const service = fakeService();
    const failure = { code: "engine-missing" as const, message: "nothing answers" };
    const report = [
      {
        source: "DOCKER_HOST",
        endpoint: "tcp://nowhere:1",
        outcome: "refused" as const,
        detail: "ECONNREFUSED",
        tookMs: 3,
      },
    ];
    service.setSnapshot({ phase: "no-engine", engine: { kind: "unavailable", failure, report } });
    const cli = runCli(["status"], { service });
    expect(await cli.exit).toBe(4);
    expect(cli.stderr()).toContain("engine-missing");
    expect(cli.stderr()).toContain("DOCKER_HOST tcp://nowhere:1: refused, ECONNREFUSED");
  });

  test("a notice and a waiting change are said", async () => {
    const service = running();
    const { gateway } = service.snapshot();
    service.setSnapshot({
      gateway: { ...gateway, container: gateway.container && { ...gateway.container, drift: ["image"] } },
      notices: [{ id: "t", code: "token-in-environment" }],
    });
    const cli = runCli(["status"], { service });
    await cli.exit;
    expect(cli.stdout()).toContain("rockpool config apply");
    expect(cli.stdout()).toContain("token is in its environment");
  });

  test("what runs is told with its digest, with what is newer and what one can go back to", async () => {
    const service = running();
    const { gateway, image } = service.snapshot();
    if (!gateway.container) throw new Error("the fake runs");
    const digest = `sha256:${"8c1f4f0d".repeat(8)}`;
    const newer = { digest: `sha256:${"ab".repeat(32)}`, version: "2026.9.7" };
    service.setSnapshot({
      gateway: {
        ...gateway,
        container: { ...gateway.container, image: { ...gateway.container.image, digest } },
      },
      image: { ...image, newer },
      goBack: { checkpointId: "c1", version: "2026.4.29", at: 8_000 },
    });
    const cli = runCli(["status"], { service });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("ghcr.io/openclaw/openclaw:latest (sha256:8c1f4f0d8c1f)");
    expect(cli.stdout()).toContain(
      "A newer image is there: 2026.9.7 (sha256:abababababab). Change to it with: rockpool image use ghcr.io/openclaw/openclaw:latest",
    );
    expect(cli.stdout()).toMatch(/Go back +2026\.4\.29 of \d\d:\d\d, with 'rockpool rollback'/);
  });

  test("a download under way is told beside the gateway's state", async () => {
    const service = running();
    const progress = {
      phase: "downloading" as const,
      items: [],
      bytesDone: 412e6,
      bytesTotal: 1.1e9,
      rate: 23e6,
      etaMs: 30_000,
    };
    const operation = fakeOperation("op", "pull", 1);
    const steps = operation.steps.map((step) => ({ ...step, progress }));
    service.setSnapshot({ imageOperation: { ...operation, steps } });
    const cli = runCli(["status"], { service });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("● Running");
    expect(cli.stdout()).toMatch(/Images +Getting the image, 412 MB of 1\.1 GB, 23 MB\/s, about 30 s left/);
  });

  test("--watch goes on until Ctrl-C: a line per change in a pipe", async () => {
    const service = running();
    const cli = runCli(["status", "--watch"], { service });
    await cli.says("Running");
    service.setSnapshot({});
    service.setSnapshot({ phase: "stopped", gateway: fakeSnapshot(false).gateway });
    await cli.says("Stopped");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(cli.stdout()).toBe("Running\nStopped\n");
    expect(service.subscribers("snapshot")).toBe(0);
  });

  test("--watch --json is a document per snapshot", async () => {
    const service = running();
    const cli = runCli(["status", "--watch", "--json"], { service });
    await cli.says('"revision":1');
    service.setSnapshot({});
    await cli.says('"revision":2');
    cli.interrupt();
    await cli.exit;
    expect(cli.documents().map(({ revision }) => revision)).toEqual([1, 2]);
  });
});

describe("health", () => {
  test("tells of channels, agents and plugins", async () => {
    const cli = runCli(["health"], { service: running() });
    expect(await cli.exit).toBe(0);
    for (const said of ["Telegram  failing  no token", "Main  default, 2 sessions", "browser"]) {
      expect(cli.stdout()).toContain(said);
    }
    expect(cli.stdout()).not.toContain("Doctor");
  });

  test("--deep asks for more", async () => {
    const cli = runCli(["health", "--deep"], { service: running() });
    await cli.exit;
    expect(cli.service.called).toContainEqual({ name: "gateway.health", input: { deep: true } });
    expect(cli.stdout()).toContain("Doctor");
  });

  test("a gateway that says that it is unwell is an exit code", async () => {
    const service = running();
    const report = { at: 1, ok: false, version: null, durationMs: null, findings: null };
    const nothing = {
      plugins: { loaded: [], errors: [{ id: "x", message: "broken" }] },
      channels: [],
      agents: [],
    };
    const handlers = { ...service.handlers, "gateway.health": () => ({ ...report, ...nothing }) };
    const cli = runCli(["health"], { service: { ...service, handlers } });
    expect(await cli.exit).toBe(5);
    expect(cli.stdout()).toContain("x  broken");
  });
});

describe("logs", () => {
  const entry = (id: number, at: number | null, text: string) =>
    ({ id, at, stream: "stdout", level: null, text }) as const;

  test("prints the lines as they are", async () => {
    const cli = runCli(["logs"], { service: running() });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe("ready\noops\n");
  });

  test("--level hides what is below, --tail 0 everything", async () => {
    const errors = runCli(["logs", "--level", "error"], { service: running() });
    await errors.exit;
    expect(errors.stdout()).toBe("oops\n");
    const none = runCli(["logs", "--tail", "0"], { service: running() });
    expect(await none.exit).toBe(0);
    expect(none.stdout()).toBe("");
  });

  test.each([
    ["--tail", "all"],
    ["--tail", "-1"],
    ["--tail", "100001"],
    ["--level", "loud"],
  ])("%s %s is a usage error", async (option, value) => {
    const cli = runCli(["logs", `${option}=${value}`]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(`${option} ${value}`);
  });

  test("--follow goes on, tells of gaps, and prints nothing twice when the log is read anew", async () => {
    const service = running();
    const cli = runCli(["logs", "--follow"], { service });
    await expect.poll(() => service.subscribers("logs")).toBe(1);
    service.push("logs", { entries: [entry(1, 100, "one"), entry(2, 200, "two")], reset: true, dropped: 0 });
    service.push("logs", { entries: [entry(3, 300, "five")], reset: false, dropped: 2 });
    service.push("logs", {
      entries: [entry(1, 200, "two"), entry(2, 300, "five"), entry(3, 400, "six")],
      reset: true,
      dropped: 0,
    });
    await cli.says("six");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(cli.stdout()).toBe("one\ntwo\nfive\nsix\n");
    expect(cli.stderr()).toContain("2 lines skipped");
    expect(service.subscribers("logs")).toBe(0);
  });
});
