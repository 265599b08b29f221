import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeEngine } from "../../engine/fake-engine.ts";
import { type ModelServer, startModelServer } from "../../testing/model-server.ts";
import { runningContainer } from "../testing/running-container.ts";
import { localServers } from "./local-servers.ts";

const tags = { status: 200, body: JSON.stringify({ models: [{ name: "gemma4" }] }) };
const list = { status: 200, body: JSON.stringify({ data: [{ id: "qwen" }] }) };
const refused = { error: "ECONNREFUSED" };

describe("localServers", () => {
  let engine: FakeEngine;
  let id: string;
  let server: ModelServer | null = null;
  beforeEach(async () => {
    ({ engine, id } = await runningContainer());
  });
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  async function look(seen: unknown, options: { addresses?: string[]; ollama?: number } = {}) {
    vi.spyOn(engine.programs, "get").mockReturnValue(({ stdout }) => {
      stdout.write(typeof seen === "string" ? seen : JSON.stringify(seen));
      return 0;
    });
    const { addresses = [], ollama = 9 } = options;
    return localServers(engine, id, { ports: { ollama, lmstudio: 9 }, addresses });
  }

  it("names what containers reach, as the gateway would use it", async () => {
    expect(await look({ address: "192.168.65.2", answers: [tags, list] })).toEqual([
      {
        id: "ollama",
        baseUrl: "http://host.docker.internal:9",
        outcome: "ok",
        models: ["gemma4"],
        listenOn: null,
      },
      {
        id: "lmstudio",
        baseUrl: "http://host.docker.internal:9/v1",
        outcome: "ok",
        models: ["qwen"],
        listenOn: null,
      },
    ]);
  });

  it("tells one on loopback only, and where it should listen", async () => {
    server = await startModelServer({ models: ["llama"] });
    const seen = { address: "172.17.0.1", answers: [refused, refused] };
    const [ollama, lmstudio] = await look(seen, { addresses: ["172.17.0.1"], ollama: server.port });
    expect(ollama).toMatchObject({
      outcome: "loopback-only",
      models: ["llama"],
      listenOn: `172.17.0.1:${server.port}`,
    });
    expect(lmstudio).toMatchObject({ outcome: "absent", models: [] });
  });

  it("takes another program on that port for none", async () => {
    const page = { status: 200, body: "<html>" };
    const seen = { address: null, answers: [page, { status: 404, body: "{}" }] };
    expect((await look(seen)).map(({ outcome }) => outcome)).toEqual(["absent", "absent"]);
  });

  it.each(["no JSON", "", { answers: "?" }])("knows nothing after %j", async (seen) => {
    expect((await look(seen)).map(({ outcome }) => outcome)).toEqual(["unknown", "unknown"]);
  });
});
