import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place } from "./support/place.ts";

describe("a gateway's life, order by order", () => {
  let place: Place;
  beforeAll(async () => {
    place = await makePlace();
  });
  afterAll(() => place.leave());

  test("a dry run of the first start shows docker lines and leaves nothing behind", async () => {
    const { code, stdout, stderr } = await place.run(["up", "--dry-run"]);
    expect(stderr).toContain("from OPENCLAW_IMAGE");
    expect(stdout).toMatch(/^docker create --name rockpool-gateway/m);
    expect(stdout).toContain(`--publish 127.0.0.1:${place.port}:18789`);
    expect(code).toBe(0);
    expect(await place.containers()).toEqual([]);
  });

  test("before the first start: stopped, and said by the exit code", async () => {
    const { code, documents } = await place.run(["status", "--json"]);
    expect(documents).toMatchObject([
      { status: expect.any(String), phase: expect.any(String), gateway: { container: null } },
    ]);
    expect(code).toBe(5);
    expect((await place.run(["health"])).code).toBe(5);
    expect((await place.run(["open", "--print"])).code).toBe(5);
  });

  test("up starts from nothing and tells each step", async () => {
    const { code, documents } = await place.run(["up", "--json"]);
    expect(documents.at(-1)).toMatchObject({
      event: "result",
      ok: true,
      exitCode: 0,
      address: `http://127.0.0.1:${place.port}`,
      operation: { kind: "start", state: "done" },
    });
    expect(code).toBe(0);
    const steps = documents
      .filter(({ event }) => event === "step")
      .map(({ step }) => (step as { id: string }).id);
    expect(steps).toContain("create-container");
    expect(steps).toContain("seed-config");
    expect(await place.containers()).toHaveLength(1);
  });

  test("up again changes nothing and says so", async () => {
    const { code, stdout, stderr } = await place.run(["up"]);
    expect(stdout).toContain("Already running");
    expect(stderr).not.toContain("Container created");
    expect(code).toBe(0);
    expect(await place.containers()).toHaveLength(1);
  });

  test("status, health and the link agree", async () => {
    const status = await place.run(["status"]);
    expect(status.stdout).toContain("● Running");
    expect(status.stdout).toContain(`http://127.0.0.1:${place.port}`);
    expect(status.code).toBe(0);
    const health = await place.run(["health", "--json"]);
    expect(health.documents).toMatchObject([{ ok: true, plugins: { loaded: ["scripted"] } }]);
    expect(health.code).toBe(0);
    const link = await place.run(["open", "--print"]);
    const config = JSON.parse(await readFile(path.join(place.stateDir, "openclaw.json"), "utf8")) as {
      gateway: { auth: { token: string } };
    };
    expect(link.stdout).toBe(`http://127.0.0.1:${place.port}/#token=${config.gateway.auth.token}\n`);
  });

  test("a browser is led to the dashboard, and the secret is in nobody's arguments", async () => {
    const seen = path.join(place.home, "seen");
    const browser = path.join(place.home, "browser");
    await writeFile(
      browser,
      `#!/bin/sh\nps -eo args > ${seen}.ps\necho "$1" > ${seen}.url\n` +
        `curl -s -o /dev/null -w '%{redirect_url}' "$1" > ${seen}.first\ncurl -s "$1" > ${seen}.second || true\n`,
      { mode: 0o755 },
    );
    const { code, stdout } = await place.run(["open"], { env: { BROWSER: browser } });
    expect(stdout).toContain(`Opened http://127.0.0.1:${place.port}`);
    expect(code).toBe(0);
    const link = (await place.run(["open", "--print"])).stdout.trim();
    expect(await readFile(`${seen}.first`, "utf8")).toBe(link);
    expect(await readFile(`${seen}.second`, "utf8")).not.toContain("token");
    expect(await readFile(`${seen}.url`, "utf8")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}$/m);
    expect(await readFile(`${seen}.ps`, "utf8")).not.toContain(new URL(link).hash);
  });

  test("logs are read, filtered and followed", async () => {
    const all = await place.run(["logs", "--json"]);
    expect((all.documents[0] as { entries: unknown[] }).entries.length).toBeGreaterThan(1);
    const last = await place.run(["logs", "--tail", "1"]);
    expect(last.stdout.trim().split("\n")).toHaveLength(1);
    const following = place.start(["logs", "--follow", "--tail", "5"]);
    await following.says("ready");
    following.process.kill("SIGINT");
    expect((await following.finished).code).toBe(130);
    const unread = place.start(["logs", "--follow"]);
    await unread.says("ready");
    unread.process.stdout?.destroy();
    // Whatever makes the next line: the end comes with it.
    expect((await place.run(["restart", "--quiet"])).code).toBe(0);
    expect((await unread.finished).code).toBe(0);
  });

  test("OpenClaw's own command line: arguments, input, exit code", async () => {
    expect(await place.run(["openclaw", "--", "echo", "--json", "a b", "$HOME"])).toMatchObject({
      stdout: "--json a b $HOME\n",
      code: 0,
    });
    const text = `Schlüssel 🗝\n${"x".repeat(200_000)}\n`;
    expect((await place.run(["openclaw", "--", "cat"], { stdin: text })).stdout).toBe(text);
    expect((await place.run(["openclaw", "--", "exit", "7"])).code).toBe(7);
    const dry = await place.run(["openclaw", "--dry-run", "--", "echo", "a b"]);
    expect(dry.stdout).toMatch(/^docker exec .* echo 'a b'\n$/);
  });

  test("in a terminal it has a terminal, and keys go there", async () => {
    const session = place.start(["openclaw", "--", "cat"], { terminal: true, stdin: "open" });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    session.process.stdin?.write("typed\r");
    await session.says(/typed\s+typed/);
    session.process.stdin?.write("\u0003");
    expect((await session.finished).code).not.toBe(0);
  });

  test("a watcher sees what another process does", async () => {
    const watcher = place.start(["status", "--watch", "--json"]);
    await watcher.says('"phase":"running"');
    const { code } = await place.run(["restart", "--json"]);
    expect(code).toBe(0);
    await watcher.says('"phase":"stopping"');
    const down = await place.run(["down", "--json"]);
    expect(down.code).toBe(0);
    expect(down.documents.at(-1)).toMatchObject({ event: "result", ok: true, operation: { kind: "stop" } });
    await watcher.says('"phase":"stopped"');
    watcher.process.kill("SIGINT");
    expect((await watcher.finished).code).toBe(130);
  });

  test("stopped: said by every command, and OpenClaw's own still runs", async () => {
    const status = await place.run(["status"]);
    expect([status.code, status.stdout.split("\n")[0]]).toEqual([5, "○ Stopped"]);
    expect((await place.run(["health"])).code).toBe(5);
    const again = await place.run(["down"]);
    expect([again.code, again.stdout]).toEqual([0, "✓ Already stopped\n"]);
    const oneOff = await place.run(["openclaw", "--", "exit", "3"]);
    expect(oneOff.code).toBe(3);
    expect(oneOff.stderr).toContain("container of its own");
  });
});
