import { connect } from "node:net";
import type { Host } from "./host.ts";
import { linuxListener } from "./linux-listener.ts";
import { listenOnce } from "./listen-once.ts";
import { lsofListener, netstatPid, tasklistName } from "./listener-commands.ts";
import { type RunCommand, runCommand } from "./run-command.ts";

export type PortHolder =
  | { kind: "free" }
  | { kind: "process"; pid?: number; name?: string }
  /** Somebody's, but the system does not tell us whose: another user's, or the engine's own proxy. */
  | { kind: "unknown" };

const commandLimitMs = 3000;
const connectLimitMs = 300;

/**
 * Who listens on 127.0.0.1:port, or on every address at that port. Never touches the holder. A port published by a
 * container is held by the engine's proxy: ask the engine first.
 */
export async function portHolder(
  host: Host,
  port: number,
  run: RunCommand = runCommand,
): Promise<PortHolder> {
  const outcome = await listenOnce(port);
  // On macOS and Windows one may listen on 127.0.0.1 beside somebody who listens on every address.
  if (outcome.kind !== "in-use" && !(await answers(port))) return { kind: "free" };
  return (await listener(host, port, run)) ?? { kind: "unknown" };
}

async function listener(host: Host, port: number, run: RunCommand): Promise<PortHolder | null> {
  switch (host.platform) {
    case "linux": {
      const found = linuxListener(port);
      return found && { kind: "process", ...found };
    }
    case "darwin": {
      const answer = await run(
        "/usr/sbin/lsof",
        ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"],
        commandLimitMs,
      );
      const found = answer.outcome === "ok" ? lsofListener(answer.stdout) : null;
      return found && { kind: "process", ...found };
    }
    case "win32": {
      const sockets = await run("netstat", ["-ano", "-p", "TCP"], commandLimitMs);
      const pid = sockets.outcome === "ok" ? netstatPid(sockets.stdout, port) : null;
      if (pid === null) return null;
      const tasks = await run("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"], commandLimitMs);
      const name = tasks.outcome === "ok" ? tasklistName(tasks.stdout) : null;
      return { kind: "process", pid, ...(name === null ? {} : { name }) };
    }
    default:
      return null;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: connectLimitMs });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => done(true));
    socket.once("timeout", () => done(false));
    socket.once("error", () => done(false));
  });
}
