import type { ServerResponse } from "node:http";
import { answer } from "../socket-server.ts";
import type { ApiFamily } from "./model-refusal.ts";
import { replyTo } from "./reply-to.ts";

export interface ModelApi {
  method: "GET" | "POST";
  paths: RegExp;
  family: ApiFamily;
  wantsKey: boolean;
  serve(exchange: { request: unknown; response: ServerResponse; models: readonly string[] }): void;
}

const usage = { prompt_tokens: 3, completion_tokens: 3, total_tokens: 6 };
const anthropicUsage = { input_tokens: 3, output_tokens: 3 };

export const modelApis: readonly ModelApi[] = [
  {
    method: "GET",
    paths: /^\/(?:v1\/)?models$/,
    family: "openai",
    wantsKey: true,
    serve: ({ response, models }) =>
      answer(response, { object: "list", data: models.map((id) => ({ id, object: "model" })) }),
  },
  {
    method: "POST",
    paths: /^\/(?:v1\/)?chat\/completions$/,
    family: "openai",
    wantsKey: true,
    serve: conversation("openai", (model, reply) => {
      const base = { id: "chatcmpl-1", created: 1, model };
      const chunk = (delta: object, finish: string | null) => ({
        ...base,
        object: "chat.completion.chunk",
        choices: [{ index: 0, delta, finish_reason: finish }],
      });
      return {
        whole: {
          ...base,
          object: "chat.completion",
          choices: [{ index: 0, message: { role: "assistant", content: reply }, finish_reason: "stop" }],
          usage,
        },
        events: [
          data(chunk({ role: "assistant", content: "" }, null)),
          ...pieces(reply).map((content) => data(chunk({ content }, null))),
          data({ ...chunk({}, "stop"), usage }),
          "data: [DONE]\n\n",
        ],
      };
    }),
  },
  {
    method: "POST",
    paths: /^\/(?:v1\/)?responses$/,
    family: "openai",
    wantsKey: true,
    serve: conversation("openai", (model, reply) => {
      const content = [{ type: "output_text", text: reply, annotations: [] }];
      const item = { id: "msg_1", type: "message", role: "assistant", status: "completed", content };
      const open = { ...item, status: "in_progress", content: [] };
      const base = { id: "resp_1", object: "response", created_at: 1, model };
      const whole = {
        ...base,
        status: "completed",
        output: [item],
        usage: { ...anthropicUsage, total_tokens: 6 },
      };
      const at = { item_id: "msg_1", output_index: 0, content_index: 0 };
      return {
        whole,
        events: [
          named("response.created", { response: { ...base, status: "in_progress", output: [] } }),
          named("response.output_item.added", { output_index: 0, item: open }),
          named("response.content_part.added", {
            ...at,
            part: { type: "output_text", text: "", annotations: [] },
          }),
          ...pieces(reply).map((delta) => named("response.output_text.delta", { ...at, delta })),
          named("response.output_text.done", { ...at, text: reply }),
          named("response.output_item.done", { output_index: 0, item }),
          named("response.completed", { response: whole }),
        ],
      };
    }),
  },
  {
    method: "POST",
    paths: /^\/(?:v1\/)?messages$/,
    family: "anthropic",
    wantsKey: true,
    serve: conversation("anthropic", (model, reply) => {
      const base = { id: "msg_1", type: "message", role: "assistant", model, stop_sequence: null };
      return {
        whole: {
          ...base,
          content: [{ type: "text", text: reply }],
          stop_reason: "end_turn",
          usage: anthropicUsage,
        },
        events: [
          named("message_start", {
            message: { ...base, content: [], stop_reason: null, usage: anthropicUsage },
          }),
          named("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
          ...pieces(reply).map((text) =>
            named("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
          ),
          named("content_block_stop", { index: 0 }),
          named("message_delta", {
            delta: { stop_reason: "end_turn", stop_sequence: null },
            usage: { output_tokens: 3 },
          }),
          named("message_stop", {}),
        ],
      };
    }),
  },
  {
    method: "GET",
    paths: /^\/api\/(?:tags|version|ps)$/,
    family: "ollama",
    wantsKey: false,
    serve: ({ response, models }) =>
      answer(response, { version: "0.12.0", models: models.map((name) => ({ name, model: name, size: 1 })) }),
  },
  {
    method: "POST",
    paths: /^\/api\/show$/,
    family: "ollama",
    wantsKey: false,
    serve: ({ response }) =>
      answer(response, {
        capabilities: ["completion", "tools"],
        details: {},
        model_info: { "llama.context_length": 32768 },
      }),
  },
  {
    method: "POST",
    paths: /^\/api\/chat$/,
    family: "ollama",
    wantsKey: false,
    serve: conversation("ollama", (model, reply) => {
      const base = { model, created_at: "2026-01-01T00:00:00Z" };
      const end = { done: true, done_reason: "stop", prompt_eval_count: 3, eval_count: 3 };
      return {
        whole: { ...base, message: { role: "assistant", content: reply }, ...end },
        events: [
          ...pieces(reply).map((content) =>
            line({ ...base, message: { role: "assistant", content }, done: false }),
          ),
          line({ ...base, message: { role: "assistant", content: "" }, ...end }),
        ],
      };
    }),
  },
];

/** Streamed where the request asks for it; Ollama streams unless it is asked not to. */
function conversation(
  family: ApiFamily,
  compose: (model: string, reply: string) => { whole: object; events: readonly string[] },
): ModelApi["serve"] {
  return ({ request, response, models }) => {
    const { model = "", stream = family === "ollama" } = request as { model?: string; stream?: boolean };
    if (!models.includes(model)) {
      return answer(
        response,
        { error: { message: `The model '${model}' does not exist`, code: "model_not_found" } },
        404,
      );
    }
    const { whole, events } = compose(model, replyTo(request));
    if (!stream) return answer(response, whole);
    const type = family === "ollama" ? "application/x-ndjson" : "text/event-stream";
    response.writeHead(200, { "Content-Type": type });
    for (const event of events) response.write(event);
    response.end();
  };
}

/** In two parts, so that whoever reads a stream has something to put together. */
function pieces(text: string): string[] {
  return [text.slice(0, 6), text.slice(6)].filter((piece) => piece !== "");
}

function data(event: object): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}

function named(type: string, event: object): string {
  return `event: ${type}\n${data({ type, ...event })}`;
}

function line(event: object): string {
  return `${JSON.stringify(event)}\n`;
}
