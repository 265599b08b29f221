import { createServer } from "node:http";
import { setInterval as every } from "node:timers";
import { answerHttp } from "./answer-http.ts";
import type { GatewayScript } from "./gateway-script.ts";
import { print } from "./print.ts";
import { type Running, readyAfter } from "./running.ts";
import { serveRpc } from "./serve-rpc.ts";
import { convertState, noteStart, readConfig, readScript } from "./state-dir.ts";

export function runGateway(args: readonly string[], version: string): void {
  const startedAt = Date.now();
  log("loading configuration…");
  const start = noteStart(args);
  const script = readScript(start);
  if (readConfig() === null && script.allowUnconfigured !== true) {
    console.error(
      "Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured).",
    );
    process.exit(78);
  }
  if (script.converts === true && !convertState(version)) {
    console.error('Invalid config: Unrecognized key: "meta"');
    process.exit(78);
  }
  onTerm(script);
  for (const line of script.logs?.atOnce ?? []) print(line);
  chatter(script);
  scheduleEnd(script);
  if (script.exit !== undefined && (script.exit.afterMs ?? 0) === 0) return;

  const era = script.era ?? (version.startsWith("2026.4.") ? "2026.4" : "2026.9");
  const running: Running = { version, era, startedAt, script: () => readScript(start), suspended: false };
  const server = createServer((request, response) => answerHttp(running, request, response));
  serveRpc(running, server);
  const port = Number(args[args.indexOf("--port") + 1]) || 18789;
  setTimeout(() => {
    server.listen(port, args.includes("lan") ? "0.0.0.0" : "127.0.0.1", () =>
      log("http server listening (scripted)"),
    );
  }, script.listenAfterMs ?? 0);
  setTimeout(() => log("ready"), readyAfter(script));
}

function onTerm({ onTerm: wish = {} }: GatewayScript): void {
  process.on("SIGTERM", () => {
    log("received SIGTERM; shutting down");
    if (wish !== "ignore") setTimeout(() => process.exit(wish.code ?? 0), wish.afterMs ?? 0);
  });
}

function chatter({ logs }: GatewayScript): void {
  const perSecond = logs?.perSecond ?? 0;
  if (perSecond <= 0) return;
  let written = 0;
  const since = Date.now();
  every(() => {
    for (const due = ((Date.now() - since) / 1000) * perSecond; written < due; written++) {
      print(`${new Date().toISOString()} [scripted] ${logs?.text ?? "line"} ${written}`);
    }
  }, 20);
}

function scheduleEnd({ exit, kill, oom }: GatewayScript): void {
  if (exit !== undefined) {
    setTimeout(() => {
      console.error(`scripted end with ${exit.code}`);
      process.exit(exit.code);
    }, exit.afterMs ?? 0);
  }
  if (kill !== undefined) setTimeout(() => process.kill(process.pid, "SIGKILL"), kill.afterMs ?? 0);
  if (oom !== undefined) setTimeout(takeMemory, oom.afterMs ?? 0);
}

/** Outside V8's heap, whose own limit would end the process with 134 first; touched, so that it counts. */
function takeMemory(): void {
  const taken: Buffer[] = [];
  every(() => taken.push(Buffer.alloc(16 * 1024 * 1024, 1)), 1);
}

function log(text: string): void {
  print(`${new Date().toISOString()} [gateway] ${text}`);
}
