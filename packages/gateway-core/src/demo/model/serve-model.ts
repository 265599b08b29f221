import type { IncomingMessage, ServerResponse } from "node:http";
import type { demoModel } from "./demo-model.ts";

interface Parts {
  http: typeof import("node:http");
  model: Pick<typeof demoModel, "id" | "port">;
  reply: (messages: unknown) => string;
}

/**
 * A model server with the parts of OpenAI's chat completions API that a gateway asks for. Sent into the container as source
 * text, so it uses nothing but its argument. Prints `ready` once it listens.
 */
export function serveModel({ http, model, reply }: Parts): void {
  const mostBytes = 32 * 1024 * 1024;

  http
    .createServer((request, response) => {
      answer(request, response).catch(() => {
        if (!response.headersSent) json(response, 400, { error: { message: "Not a chat completion" } });
        else response.destroy();
      });
    })
    .listen(model.port, "127.0.0.1", () => process.stdout.write("ready\n"));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?")[0];
    if (request.method === "GET" && path === "/v1/models") {
      return json(response, 200, { object: "list", data: [{ id: model.id, object: "model" }] });
    }
    if (request.method !== "POST" || path !== "/v1/chat/completions") {
      return json(response, 404, { error: { message: "There is nothing here" } });
    }
    const asked = JSON.parse(await bodyOf(request)) as { stream?: unknown; messages?: unknown };
    const text = reply(asked.messages);
    if (asked.stream === true) stream(response, text);
    else complete(response, text);
  }

  async function bodyOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes > mostBytes) throw new Error("too much");
    }
    return Buffer.concat(chunks).toString("utf8");
  }

  function stream(response: ServerResponse, text: string): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const send = (delta: object, finish: string | null = null) => {
      const choices = [{ index: 0, delta, finish_reason: finish }];
      response.write(`data: ${JSON.stringify({ ...head("chat.completion.chunk"), choices })}\n\n`);
    };
    send({ role: "assistant", content: "" });
    for (const word of text.split(/(?<=\s)/)) send({ content: word });
    send({}, "stop");
    const last = { ...head("chat.completion.chunk"), choices: [], usage: usage(text) };
    response.end(`data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`);
  }

  function complete(response: ServerResponse, text: string): void {
    const message = { role: "assistant", content: text };
    const choices = [{ index: 0, message, finish_reason: "stop" }];
    json(response, 200, { ...head("chat.completion"), choices, usage: usage(text) });
  }

  function head(object: string): object {
    return { id: `demo-${Date.now()}`, object, created: Math.floor(Date.now() / 1000), model: model.id };
  }

  function usage(text: string): object {
    const words = text.split(/\s+/).length;
    return { prompt_tokens: 1, completion_tokens: words, total_tokens: words + 1 };
  }

  function json(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }
}
