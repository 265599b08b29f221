import { readFile } from "node:fs/promises";
import path from "node:path";
import { demoLabel } from "@rockpool/gateway-core/gateway/labels";
import { bridgeAddress } from "@rockpool/gateway-core/testing/bridge-address";
import { type ModelServer, startModelServer } from "@rockpool/gateway-core/testing/model-server";
import { openclawImages } from "@rockpool/gateway-core/testing/openclaw-images";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place } from "./support/place.ts";

const key = "sk-test-right-key-0123456789abcdef";
/** The real gateway starts for minutes on a machine with other work to do. */
const realMs = 300_000;

let place: Place;
let server: ModelServer;

beforeAll(async () => {
  place = await makePlace();
  place.env.OPENCLAW_IMAGE = openclawImages["2026.9.6"];
  server = await startModelServer({ host: await bridgeAddress(place.engine), key });
});
afterAll(async () => {
  await server?.close();
  await place?.leave();
});

const endpoint = () => ["--provider", "custom", "--base-url", server.baseUrl, "--model", "test-model"];

describe("from nothing to an answer, by the command line alone", () => {
  test("a look before changes nothing", async () => {
    const { code, documents } = await place.run(["setup", "--check", "--json"]);
    expect(documents).toMatchObject([
      { checks: { checks: expect.any(Array) }, found: { found: expect.any(Array) } },
    ]);
    expect([0, 1]).toContain(code);
    expect(await place.containers()).toEqual([]);
  });

  test(
    "setup starts the gateway, sets the model and has it answer",
    async () => {
      const args = ["setup", ...endpoint(), "--key-stdin", "--json"];
      const { code, documents, stdout, stderr } = await place.run(args, { stdin: `${key}\n` });
      expect(documents.at(-1)).toMatchObject({
        event: "result",
        ok: true,
        exitCode: 0,
        address: `http://127.0.0.1:${place.port}`,
        answers: [{ provider: "custom", status: "ok" }],
      });
      expect(code).toBe(0);
      expect(documents.filter(({ event }) => event === "result")).toHaveLength(1);
      const say = await place.run(["say", "are you there", "--json"]);
      expect(say.documents).toMatchObject([{ ok: true, reply: expect.stringContaining("are you there") }]);
      expect(say.code).toBe(0);
      expect(server.requests.at(-1)?.key).toBe(key);

      const settings = await readFile(path.join(place.home, "settings.json"), "utf8");
      expect(settings + stdout + stderr).not.toContain(key);
      expect(JSON.parse(settings)).toMatchObject({
        memory: { setup: { finishedAt: expect.any(Number), assistantLater: false } },
      });
    },
    realMs,
  );

  test(
    "a refused key is no success, says so, and the model from before still answers",
    async () => {
      const wrong = "sk-test-wrong-key-0123456789abcdef";
      const { code, documents, stdout, stderr } = await place.run(
        ["setup", ...endpoint(), "--key-stdin", "--json"],
        { stdin: wrong },
      );
      expect(documents.at(-1)).toMatchObject({ ok: false, exitCode: 1, answers: [{ status: "auth" }] });
      expect(code).toBe(1);
      expect(stdout + stderr).not.toContain(wrong);
      const say = await place.run(["say", "-"], { stdin: "and now?\n" });
      expect(say.stdout).toContain("and now?");
      expect(say.code).toBe(0);
    },
    realMs,
  );
});

test(
  "a demo answers beside the gateway, and is gone at Ctrl-C",
  async () => {
    const demo = place.start(["demo"]);
    await demo.says("#token=");
    const labels = [demoLabel];
    expect(await place.engine.listContainers({ labels })).toHaveLength(1);
    const said = await place.run(["demo", "--say", "hello", "--json"]);
    expect(said.documents.at(-1)).toMatchObject({ ok: true, reply: expect.stringContaining("no AI") });
    // It was not begun by that one.
    expect(await place.engine.listContainers({ labels })).toHaveLength(1);
    demo.process.kill("SIGINT");
    expect((await demo.finished).code).toBe(130);
    expect(await place.engine.listContainers({ labels })).toEqual([]);
    expect(await place.containers()).toHaveLength(1);
  },
  realMs,
);
