import http from "node:http";
import type { AddressInfo } from "node:net";
import vm from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { modelProgram } from "./model-program.ts";
import { serveModel } from "./serve-model.ts";

let server: http.Server;
let base: string;
const wrote = vi.spyOn(process.stdout, "write");

beforeEach(async () => {
  wrote.mockReturnValue(true);
  // From its source text, as it is run in the container: what it took from around it would be missing.
  const sent = vm.runInThisContext(`(${String(serveModel)})`) as typeof serveModel;
  const listening = new Promise<void>((resolve) => {
    const createServer = ((...args: Parameters<typeof http.createServer>) => {
      server = http.createServer(...args).once("listening", () => resolve());
      return server;
    }) as typeof http.createServer;
    sent({
      http: { ...http, createServer },
      model: { id: "no-ai", port: 0 as never },
      reply: (messages) => `heard ${(messages as []).length}, and more`,
    });
  });
  await listening;
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
  wrote.mockReset();
});

function ask(body: string): Promise<Response> {
  return fetch(`${base}/v1/chat/completions`, { method: "POST", body });
}

const messages = [{ role: "system" }, { role: "user", content: "first" }];

describe("the demo's model", () => {
  it("listens on loopback only, and says that it does", () => {
    expect((server.address() as AddressInfo).address).toBe("127.0.0.1");
    expect(wrote).toHaveBeenCalledWith("ready\n");
  });

  it("answers whole", async () => {
    const answer = (await (await ask(JSON.stringify({ messages }))).json()) as Record<string, unknown>;
    expect(answer).toMatchObject({
      object: "chat.completion",
      model: "no-ai",
      choices: [
        {
          message: { role: "assistant", content: "heard 2, and more" },
          finish_reason: "stop",
        },
      ],
    });
  });

  it("answers in a stream that adds up to the same", async () => {
    const response = await ask(JSON.stringify({ stream: true, messages }));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const events = (await response.text()).split("\n\n").filter((each) => each !== "");
    expect(events.at(-1)).toBe("data: [DONE]");
    const chunks = events
      .slice(0, -1)
      .map(
        (each) => JSON.parse(each.slice("data: ".length)) as { choices: { delta: { content?: string } }[] },
      );
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe("heard 2, and more");
    expect(JSON.stringify(chunks)).toContain('"finish_reason":"stop"');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
  });

  it("lists its one model, and has nothing else", async () => {
    expect(await (await fetch(`${base}/v1/models?x=1`)).json()).toMatchObject({ data: [{ id: "no-ai" }] });
    expect((await fetch(`${base}/etc/passwd`)).status).toBe(404);
  });

  it.each(["", "no json", "null", "[]", '{"messages": 7}', '{"messages": [null, 3]}'])(
    "takes %j without falling over",
    async (body) => {
      await (await ask(body)).text();
      expect((await fetch(`${base}/v1/models`)).status).toBe(200);
    },
  );
});

it("the program as a whole is JavaScript", () => {
  expect(() => new vm.Script(modelProgram)).not.toThrow();
});
