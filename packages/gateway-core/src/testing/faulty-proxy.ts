import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/** What becomes of one request instead of being passed on as it is. */
export type Fault =
  | { kind: "answer"; status: number; headers?: Record<string, string>; body?: string | Buffer }
  /** Takes the request and never says a word. */
  | { kind: "hang" }
  /** The real answer, slowly, or cut off without a goodbye after so many bytes of its body; 0 cuts before its head. */
  | { kind: "shape"; bytesPerSecond?: number; dropAfterBytes?: number };

export interface ProxyRequest {
  method: string;
  /** With its query: `/v2/openclaw/manifests/latest`. */
  path: string;
  headers: http.IncomingHttpHeaders;
  /** How many requests of the same method and path came before. */
  before: number;
  /** Of the answer's body, as far as it was sent. */
  bytesSent: number;
}

export type Behaviour = (request: ProxyRequest) => Fault | null;

export interface FaultyProxy {
  /** `127.0.0.1:40124` */
  address: string;
  /** All there were, in order of arrival. */
  requests: ProxyRequest[];
  /** Requests whose `METHOD path` matches. */
  count(pattern: RegExp): number;
  /** From the next request on; without one everything is passed on. */
  behave(behaviour: Behaviour | null): void;
  /** Cuts every connection, without a goodbye. */
  cut(): void;
  stop(): Promise<void>;
}

/**
 * Stands in front of a registry on loopback and spoils what it is told to. `target` is `host:port`; the Host header is
 * passed on, so that the registry's own links lead through here as well.
 */
export async function startFaultyProxy(
  target: string,
  behaviour: Behaviour | null = null,
): Promise<FaultyProxy> {
  const requests: ProxyRequest[] = [];
  const connections = new Set<Socket>();
  let behave = behaviour;
  const server = http.createServer((incoming, outgoing) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    const before = requests.filter((other) => other.method === method && other.path === path).length;
    const request = { method, path, headers, before, bytesSent: 0 };
    requests.push(request);
    const fault = behave?.(request) ?? null;
    if (fault?.kind === "hang") incoming.resume();
    else if (fault?.kind === "answer") answer(incoming, outgoing, fault);
    else passOn(target, incoming, outgoing, request, fault ?? { kind: "shape" });
  });
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of connections) socket.destroy();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    count: (pattern) => requests.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length,
    behave(next) {
      behave = next;
    },
    cut,
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault & { kind: "answer" },
): void {
  incoming.resume();
  const body = fault.body ?? "";
  outgoing.writeHead(fault.status, { "Content-Length": Buffer.byteLength(body), ...fault.headers });
  outgoing.end(body);
}

function passOn(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  request: ProxyRequest,
  { bytesPerSecond, dropAfterBytes }: Fault & { kind: "shape" },
): void {
  if (dropAfterBytes === 0) return void outgoing.destroy();
  const [host, port] = target.split(":");
  const { method, path, headers } = request;
  const inner = http.request({ host, port, method, path, headers, agent: false });
  inner.on("error", () => outgoing.destroy());
  inner.on("response", (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        void pieces(chunk).then(() => done(), done);
      },
    });
    async function pieces(chunk: Buffer): Promise<void> {
      // A twentieth of a second at a time: slow, and still in motion.
      const size = bytesPerSecond === undefined ? chunk.length : Math.max(1, Math.ceil(bytesPerSecond / 20));
      for (let at = 0; at < chunk.length && !outgoing.destroyed; at += size) {
        const room = (dropAfterBytes ?? Number.POSITIVE_INFINITY) - request.bytesSent;
        const piece = chunk.subarray(at, at + Math.min(size, room));
        meter.push(piece);
        request.bytesSent += piece.length;
        if (bytesPerSecond !== undefined) await sleep((piece.length / bytesPerSecond) * 1000);
        if (request.bytesSent >= (dropAfterBytes ?? Number.POSITIVE_INFINITY)) return cutOff(outgoing);
      }
    }
    response.on("error", () => outgoing.destroy());
    response.pipe(meter).pipe(outgoing);
    outgoing.on("close", () => response.destroy());
  });
  incoming.pipe(inner);
}

/** What was written has a moment to leave first: a client that resumes shall have it. */
function cutOff(outgoing: ServerResponse): void {
  setTimeout(() => outgoing.destroy(), 50);
}
