import { afterEach, describe, expect, it } from "vitest";
import { type ModelServer, type ModelServerMode, startModelServer } from "./model-server.ts";

const question = { model: "test-model", messages: [{ role: "user", content: "context\nping" }] };

describe("startModelServer", () => {
  let server: ModelServer;
  afterEach(() => server.close());

  async function post(path: string, body: object, headers: Record<string, string> = {}) {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  }

  it.each([
    ["/v1/chat/completions", question],
    [
      "/v1/responses",
      { model: "test-model", input: [{ role: "user", content: [{ type: "input_text", text: "ping" }] }] },
    ],
    ["/v1/messages", question],
    ["/api/chat", { ...question, stream: false }],
  ])("answers %s whole and in parts", async (path, body) => {
    server = await startModelServer();
    const whole = await post(path, { ...body, stream: false });
    expect(whole.status).toBe(200);
    expect(JSON.parse(whole.text)).toBeTypeOf("object");
    expect(whole.text).toContain('"Echo: ping"');
    const streamed = await post(path, { ...body, stream: true });
    expect(streamed.text).toContain('"Echo: "');
    expect(streamed.text.split("\n").filter((line) => line !== "").length).toBeGreaterThan(2);
  });

  it("answers a person, and not what OpenClaw adds", async () => {
    server = await startModelServer();
    const messages = [
      { role: "user", content: "[Thu 2026-11-26 01:34 UTC] ping me\n\nRuntime: agent=main | os=Linux" },
      { role: "assistant", content: "pong" },
      { role: "user", content: [{ type: "text", text: "<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>\nmore" }] },
    ];
    const { text } = await post("/v1/chat/completions", { model: "test-model", messages });
    expect(text).toContain('"Echo: ping me"');
  });

  it("names its models, and knows no others", async () => {
    server = await startModelServer({ models: ["small", "large"] });
    const address = `http://127.0.0.1:${server.port}`;
    expect(await (await fetch(`${address}/v1/models`)).text()).toContain('"small"');
    expect(await (await fetch(`${address}/api/tags`)).text()).toContain('"large"');
    expect((await post("/v1/chat/completions", question)).status).toBe(404);
    expect(server.baseUrl).toBe(`http://host.docker.internal:${server.port}/v1`);
  });

  it("takes the right key only, and remembers what it was shown", async () => {
    server = await startModelServer({ key: "k-right" });
    expect((await post("/v1/chat/completions", question, { authorization: "Bearer k-wrong" })).status).toBe(
      401,
    );
    expect((await post("/v1/messages", question, { "x-api-key": "k-right" })).status).toBe(200);
    expect(server.requests.map(({ key }) => key)).toEqual(["k-wrong", "k-right"]);
  });

  it.each<[ModelServerMode, number]>([
    ["wrong-key", 401],
    ["no-credit", 402],
    ["no-quota", 429],
    ["rate-limit", 429],
    ["malformed", 200],
  ])("refuses as %s", async (mode, status) => {
    server = await startModelServer({ mode });
    const answer = await post("/v1/chat/completions", question);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain("Echo");
    server.setMode("ok");
    expect((await post("/v1/chat/completions", question)).text).toContain("Echo: ping");
  });

  it("can leave a question without an answer", async () => {
    server = await startModelServer({ mode: "hang" });
    const asked = post("/v1/chat/completions", question);
    await expect.poll(() => server.requests.length).toBe(1);
    await server.close();
    await expect(asked).rejects.toThrow();
    server = await startModelServer();
  });
});
