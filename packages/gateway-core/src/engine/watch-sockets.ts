import type { Host } from "../host/host.ts";

export interface SocketWatch {
  close(): void;
}

/**
 * Calls `onChange` when an engine may have appeared: a socket came or went, a context changed, or the slow retry is due.
 */
export function watchSockets(input: {
  host: Host;
  endpoints: readonly string[];
  onChange: () => void;
  retryMs?: number;
}): SocketWatch {
  const timer = setInterval(input.onChange, input.retryMs ?? 30_000);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
