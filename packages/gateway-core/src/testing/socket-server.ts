import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createRawServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface SocketServer {
  /** `unix:///…` */
  endpoint: string;
  path: string;
  /** `GET /version`, in order of arrival. */
  requests: string[];
  /** Cuts every connection, without a goodbye. */
  cut(): void;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * An engine of a few lines on a temporary unix socket, for what a real one cannot be made to do. It answers `/version`
 * by itself, unless `raw`.
 */
export async function socketServer(handler: Handler, options: { raw?: boolean } = {}): Promise<SocketServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (!options.raw && request.url === "/version")
      answer(response, { Version: "27.0.0", ApiVersion: "1.46", MinAPIVersion: "1.24" });
    else handler(request, response);
  });
  return { ...(await listen(server)), requests };
}

/** Takes connections and never says a word, as an engine does that is stuck. */
export async function silentServer(): Promise<SocketServer> {
  return { ...(await listen(createRawServer(() => {}))), requests: [] };
}

export function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

async function listen(server: Server): Promise<Omit<SocketServer, "requests">> {
  const directory = await mkdtemp(path.join(tmpdir(), "rockpool-socket-"));
  const file = path.join(directory, "docker.sock");
  const connections = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(file, resolve));
  const cut = () => {
    for (const socket of connections) socket.destroy();
  };
  return {
    endpoint: `unix://${file}`,
    path: file,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
