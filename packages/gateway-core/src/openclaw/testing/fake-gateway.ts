import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { FakeProgram } from "../../engine/fake/fake-program.ts";

export interface FakeGatewayOptions {
  token: string;
  protocol: number;
  version: string;
  methods: Record<string, (params: never) => unknown>;
}

/** The gateway's end of the RPC, as far as a client can tell, behind a real WebSocket server. */
export class FakeGateway {
  readonly connects: { auth?: { token?: string }; scopes: string[] }[] = [];
  readonly #options: FakeGatewayOptions;
  readonly #server = new WebSocketServer({ host: "127.0.0.1", port: 0 });

  constructor(options: FakeGatewayOptions) {
    this.#options = options;
    this.#server.on("connection", (socket) => this.#welcome(socket));
  }

  get clients(): number {
    return this.#server.clients.size;
  }

  /** What the relay does in a real container: its stdio against the gateway's port. */
  readonly relay: FakeProgram = async ({ stdin, stdout }) => {
    if (this.#server.address() === null) await once(this.#server, "listening");
    const socket = connect((this.#server.address() as AddressInfo).port, "127.0.0.1");
    stdin.pipe(socket);
    socket.pipe(stdout);
    await once(socket, "close");
    return 0;
  };

  emit(event: string, payload: unknown): void {
    for (const socket of this.#server.clients) send(socket, { type: "event", event, payload });
  }

  hangUp(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  close(): void {
    this.hangUp();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    send(socket, { type: "event", event: "connect.challenge", payload: { nonce: "n", ts: Date.now() } });
    socket.on("message", (data: Buffer) => void this.#answer(socket, data.toString()));
  }

  async #answer(socket: WebSocket, text: string): Promise<void> {
    const { id, method, params } = JSON.parse(text) as { id: string; method: string; params: unknown };
    try {
      const payload =
        method === "connect" ? this.#hello(params) : await this.#options.methods[method]?.(params as never);
      if (payload instanceof Accepted) {
        send(socket, { type: "res", id, ok: true, payload: { status: "accepted" } });
        send(socket, { type: "res", id, ok: true, payload: await payload.final });
      } else send(socket, { type: "res", id, ok: true, payload });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(socket, { type: "res", id, ok: false, error: error.shape });
    }
  }

  #hello(params: unknown): unknown {
    const request = params as FakeGateway["connects"][number] & { minProtocol: number; maxProtocol: number };
    this.connects.push(request);
    const { protocol, token, version, methods } = this.#options;
    if (protocol < request.minProtocol || protocol > request.maxProtocol)
      throw new Refusal("PROTOCOL_MISMATCH");
    if (request.auth?.token !== token) throw new Refusal("INVALID_REQUEST", { code: "AUTH_TOKEN_MISMATCH" });
    return {
      type: "hello-ok",
      protocol,
      server: { version, connId: "1" },
      features: { methods: Object.keys(methods), events: [] },
      snapshot: {},
      policy: { tickIntervalMs: 30_000 },
    };
  }
}

/** What a method returns to answer twice: `accepted` at once, and how it ended. */
export class Accepted {
  readonly final: unknown;

  constructor(final: unknown) {
    this.final = final;
  }
}

/** What a method throws to answer with an error of the gateway's shape. */
export class Refusal extends Error {
  readonly shape: object;

  constructor(code: string, details?: Record<string, unknown>, more: Record<string, unknown> = {}) {
    super(typeof more.message === "string" ? more.message : `no: ${code}`);
    this.shape = { code, message: this.message, ...(details === undefined ? {} : { details }), ...more };
  }
}

function send(socket: WebSocket, frame: unknown): void {
  socket.send(JSON.stringify(frame));
}
