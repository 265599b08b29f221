import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { modelApis } from "./model-server/model-apis.ts";
import { modelRefusal } from "./model-server/model-refusal.ts";
import { answer } from "./socket-server.ts";

/**
 * `wrong-key`: 401. `no-credit`: 402. `no-quota`: 429 with OpenAI's `insufficient_quota`. `rate-limit`: 429. `hang`: takes the
 * question and never answers. `malformed`: 200 and no JSON.
 */
export type ModelServerMode =
  | "ok"
  | "wrong-key"
  | "no-credit"
  | "no-quota"
  | "rate-limit"
  | "hang"
  | "malformed";

export interface ModelRequest {
  method: string;
  path: string;
  /** What was shown as a key, `Bearer` taken off; null where nothing was. */
  key: string | null;
  body: unknown;
}

export interface ModelServer {
  port: number;
  /** As a container sees it: `http://host.docker.internal:PORT/v1`. */
  baseUrl: string;
  /** All there were, in order of arrival. */
  requests: ModelRequest[];
  setMode(mode: ModelServerMode): void;
  close(): Promise<void>;
}

export interface ModelServerOptions {
  /** Default 127.0.0.1. Containers on this host reach the engine's bridge address: `bridgeAddress(engine)`. */
  host?: string;
  port?: number;
  /** Whoever shows another one is refused; without it every key is good. */
  key?: string;
  /** Default `["test-model"]`; a question to another one is 404. */
  models?: string[];
  mode?: ModelServerMode;
}

/**
 * A model for tests: OpenAI's chat completions and responses, Anthropic's messages and Ollama's native API, streamed or
 * whole. It answers `Echo: ` and the last line of the question.
 */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const { host = "127.0.0.1", port: wanted = 0, key, models = ["test-model"] } = options;
  let mode = options.mode ?? "ok";
  const requests: ModelRequest[] = [];
  const connections = new Set<Socket>();

  const server = createServer((request, response) => void serve(request, response));
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, host, resolve);
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    requests.push(request);
    const api = modelApis.find(({ method, paths }) => method === request.method && paths.test(request.path));
    if (api === undefined) return answer(response, { error: { message: `no ${request.path} here` } }, 404);
    if (mode === "hang") return;
    if (mode === "malformed") return void response.writeHead(200).end("<html>not a model</html>");
    const asks = api.method === "POST";
    const wrongKey = key !== undefined && request.key !== key && api.wantsKey;
    if (wrongKey || (mode !== "ok" && asks)) {
      const { status, body } = modelRefusal(api.family, wrongKey ? "wrong-key" : mode, request.key);
      return answer(response, body, status);
    }
    api.serve({ request: request.body, response, models });
  }

  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://host.docker.internal:${port}/v1`,
    requests,
    setMode(next) {
      mode = next;
    },
    async close() {
      for (const socket of connections) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<ModelRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const { method = "GET", url = "/", headers } = incoming;
  const own = headers["x-api-key"] ?? headers.authorization?.replace(/^Bearer /, "");
  return {
    method,
    path: url.split("?")[0] ?? "/",
    key: typeof own === "string" ? own : null,
    body: parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
