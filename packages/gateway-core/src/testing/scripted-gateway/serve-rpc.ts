import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { isLoopback } from "./answer-http.ts";
import type { Running } from "./running.ts";
import { readConfig } from "./state-dir.ts";

interface Request {
  id: string;
  method: string;
  params?: {
    minProtocol?: number;
    maxProtocol?: number;
    client?: { id?: string };
    scopes?: string[];
    auth?: { token?: string; password?: string };
  };
}

/** The handshake and the few methods that Rockpool itself calls; frames as seen from 2026.9.6. */
export function serveRpc(running: Running, server: Server): void {
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, request) => {
    let connected = false;
    send(socket, {
      type: "event",
      event: "connect.challenge",
      payload: { nonce: randomUUID(), ts: Date.now() },
    });
    socket.on("message", (data: Buffer) => {
      const frame = JSON.parse(data.toString("utf8")) as Request;
      if (frame.method === "connect") connected = connect(running, socket, request, frame);
      else if (connected) call(running, socket, frame);
    });
  });
}

function connect(running: Running, socket: WebSocket, request: IncomingMessage, frame: Request): boolean {
  const { minProtocol = 0, maxProtocol = 0, client, scopes = [], auth } = frame.params ?? {};
  const protocol = running.era === "2026.4" ? 3 : 4;
  const { origin } = request.headers;
  const local = isLoopback(request.socket.remoteAddress);
  const config = readConfig();
  const refuse = (code: string): boolean => {
    fail(socket, frame, "INVALID_REQUEST", code);
    socket.close(1008, code);
    return false;
  };
  if (protocol < minProtocol || protocol > maxProtocol) return refuse("PROTOCOL_MISMATCH");
  if (origin !== undefined && !local && !config?.allowedOrigins.includes(origin)) {
    return refuse("CONTROL_UI_ORIGIN_NOT_ALLOWED");
  }
  const given = auth?.token ?? auth?.password;
  if (given === undefined) return refuse("AUTH_TOKEN_MISSING");
  if (given !== config?.secret) return refuse("AUTH_TOKEN_MISMATCH");

  // A browser signed in with the token is paired silently; any other client from beyond loopback gets no scopes.
  const trusted = local || client?.id === "openclaw-control-ui";
  answer(socket, frame, {
    type: "hello-ok",
    protocol,
    server: { version: running.version, buildId: "scripted", bootId: randomUUID(), connId: randomUUID() },
    features: { methods: methods(running), events: ["health", "shutdown", "tick"], capabilities: [] },
    snapshot: {
      presence: [],
      health: {},
      stateVersion: { presence: 1, health: 1 },
      uptimeMs: uptime(running),
    },
    auth: { method: "token", role: "operator", scopes: trusted ? scopes : [] },
    policy: { maxPayload: 26_214_400, maxBufferedBytes: 52_428_800, tickIntervalMs: 30_000 },
  });
  return true;
}

function methods(running: Running): string[] {
  const suspend = running.script().suspend ?? (running.era === "2026.4" ? "absent" : "ready");
  return ["health", "status", "config.get", ...(suspend === "absent" ? [] : ["gateway.suspend.prepare"])];
}

function call(running: Running, socket: WebSocket, frame: Request): void {
  if (!methods(running).includes(frame.method)) {
    fail(socket, frame, "INVALID_REQUEST", `unknown method: ${frame.method}`);
    return;
  }
  if (frame.method === "health") answer(socket, frame, health());
  else if (frame.method === "gateway.suspend.prepare") suspend(running, socket, frame);
  else answer(socket, frame, { runtimeVersion: running.version, uptimeMs: uptime(running) });
}

function suspend(running: Running, socket: WebSocket, frame: Request): void {
  const { suspend: wish = "ready" } = running.script();
  if (wish === "hang") return;
  running.suspended = wish === "ready";
  answer(socket, frame, {
    status: wish,
    suspensionId: randomUUID(),
    expiresAtMs: Date.now() + 120_000,
    activeCount: wish === "busy" ? 1 : 0,
    blockers: wish === "busy" ? [{ kind: "agent-run" }] : [],
    writeCustody: [],
  });
}

function health(): unknown {
  return {
    ok: true,
    ts: Date.now(),
    durationMs: 1,
    plugins: { loaded: ["scripted"], errors: [], unavailable: [] },
    channels: {},
    channelOrder: [],
    channelLabels: {},
    heartbeatSeconds: 1800,
    defaultAgentId: "main",
    agents: [{ agentId: "main", isDefault: true, sessions: { path: "", count: 0, recent: [] } }],
    sessions: { path: "", count: 0, recent: [] },
  };
}

function uptime(running: Running): number {
  return Date.now() - running.startedAt;
}

function answer(socket: WebSocket, frame: Request, payload: unknown): void {
  send(socket, { type: "res", id: frame.id, ok: true, payload });
}

function fail(socket: WebSocket, frame: Request, code: string, message: string): void {
  send(socket, {
    type: "res",
    id: frame.id,
    ok: false,
    error: { code, message, details: { code: message } },
  });
}

function send(socket: WebSocket, frame: unknown): void {
  socket.send(JSON.stringify(frame));
}
