import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makePlace, type Place } from "./support/place.ts";

describe("what goes wrong", () => {
  let place: Place;
  beforeEach(async () => {
    place = await makePlace();
  });
  afterEach(() => place.leave());

  test("a state that Rockpool did not create waits for a yes", async () => {
    const auth = { mode: "token", token: "0123456789abcdef" };
    await place.makeState(JSON.stringify({ gateway: { mode: "local", bind: "lan", auth } }));
    const refused = await place.run(["up", "--json"]);
    expect(refused.documents.at(-1)).toMatchObject({
      event: "result",
      ok: false,
      failure: { code: "state-exists" },
    });
    expect(refused.code).toBe(3);
    expect((await place.run(["up"])).stderr).toContain("--use-existing-state");
    expect((await place.run(["up", "--use-existing-state"])).code).toBe(0);
    expect((await place.run(["up"])).code).toBe(0);
  });

  test("no engine: every command says so, and nothing hangs", async () => {
    const env = { DOCKER_HOST: "unix:///nowhere/docker.sock" };
    for (const args of [
      ["status"],
      ["up"],
      ["up", "--dry-run"],
      ["down"],
      ["health"],
      ["openclaw", "--", "echo"],
    ]) {
      expect([args, (await place.run(args, { env })).code]).toEqual([args, 4]);
    }
    const { documents } = await place.run(["up", "--json"], { env });
    expect(documents.at(-1)).toMatchObject({
      ok: false,
      exitCode: 4,
      explanation: { title: expect.any(String) },
    });
  });

  test("an image that is not there is a failure with a way on", async () => {
    const { code, stderr } = await place.run(["up"], { env: { OPENCLAW_IMAGE: "rockpool-test/no-such:1" } });
    expect(code).toBe(1);
    expect(stderr).toContain("rockpool-test/no-such:1");
    expect(stderr).toContain("image-missing");
  });

  test("a wrong variable names itself", async () => {
    const { code, stderr } = await place.run(["up"], { env: { OPENCLAW_GATEWAY_PORT: "eighty" } });
    expect(code).toBe(2);
    expect(stderr).toContain("OPENCLAW_GATEWAY_PORT=eighty is not a port");
  });

  test("Ctrl-C during a start cancels it and leaves nothing running", async () => {
    await place.script({ listenAfterMs: 600_000 });
    const up = place.start(["up", "--json"]);
    await up.says('"id":"wait-live"');
    up.process.kill("SIGINT");
    const { code, documents } = await up.finished;
    expect(code).toBe(130);
    expect(documents.at(-1)).toMatchObject({ event: "result", ok: false, exitCode: 130 });
    for (const id of await place.containers()) {
      expect((await place.engine.inspectContainer(id))?.status).not.toBe("running");
    }
    await place.script({});
    expect((await place.run(["up"])).code).toBe(0);
  });

  test("two at once start one gateway, and both say that it runs", async () => {
    const both = await Promise.all([place.run(["up", "--json"]), place.run(["up", "--json"])]);
    for (const { code, documents } of both) {
      expect(documents.at(-1)).toMatchObject({ event: "result", ok: true });
      expect(code).toBe(0);
    }
    expect(await place.containers()).toHaveLength(1);
  });

  test("the one that serves is killed during a start: the other takes over and finishes it", async () => {
    await place.script({ listenAfterMs: 4_000 });
    const first = place.start(["up", "--json"]);
    await first.says('"id":"start-container"');
    const second = place.start(["up", "--json"]);
    await second.says('"event":"step"');
    first.process.kill("SIGKILL");
    const { code, documents } = await second.finished;
    expect(documents.at(-1)).toMatchObject({ event: "result", ok: true });
    expect(code).toBe(0);
    expect(await place.containers()).toHaveLength(1);
  });

  test("in a terminal the steps stand in one list that is drawn in place", async () => {
    const { code, stdout } = await place.run(["up"], { terminal: true });
    expect(code).toBe(0);
    expect(stdout).toContain("\u001b[0J");
    expect(stdout).toContain("Gateway is ready");
    expect(stdout).toContain("Running at");
  });

  test("settings are kept in the file that the app uses", async () => {
    expect((await place.run(["config", "set"])).code).toBe(0);
    const file = JSON.parse(await readFile(path.join(place.home, "settings.json"), "utf8")) as object;
    expect(file).toMatchObject({
      preferences: { port: place.port, state: { kind: "bind", path: place.stateDir } },
    });
    const { stdout } = await place.run(["config", "get", "port"], { env: { OPENCLAW_GATEWAY_PORT: "" } });
    expect(stdout).toBe(`${place.port}\n`);
    expect((await place.run(["config", "set", "port", "0"])).code).toBe(2);
  });
});
