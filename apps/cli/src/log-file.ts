import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "@rockpool/gateway-core/host/host";
import { type Logger, silentLogger } from "@rockpool/gateway-core/host/logger";
import { rockpoolDirs } from "@rockpool/gateway-core/host/rockpool-dirs";

const sizeLimit = 1024 * 1024;

/**
 * JSON lines in `rockpool-cli.log`, with one older file kept. A log that cannot be written is no reason to fail a
 * command: it is then silent.
 */
export function fileLogger(host: Host, now: () => number): Logger {
  let file: string;
  try {
    const { log } = rockpoolDirs(host);
    mkdirSync(log, { recursive: true, mode: 0o700 });
    file = join(log, "rockpool-cli.log");
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > sizeLimit) renameSync(file, `${file}.1`);
  } catch {
    return silentLogger;
  }
  const write = (level: string, message: string, facts?: Readonly<Record<string, unknown>>) => {
    const line = JSON.stringify({
      at: new Date(now()).toISOString(),
      pid: process.pid,
      level,
      message,
      ...facts,
    });
    try {
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // Nothing to do: a full disk is reported by the operation that needs the room.
    }
  };
  return {
    info: (message, facts) => write("info", message, facts),
    warn: (message, facts) => write("warn", message, facts),
    error: (message, facts) => write("error", message, facts),
  };
}
