import type { Logger } from "@rockpool/gateway-core/host/logger";

type Source = Pick<NodeJS.Process, "on">;

/**
 * Keeps the app up after a mistake of ours, as a line in the log: Electron would put a dialog with a stack before the
 * person, and what matters, the gateway, does not run in this process.
 */
export function logUncaught(source: Source, log: Logger): void {
  source.on("uncaughtException", (error) => log.error("uncaught", describe(error)));
  source.on("unhandledRejection", (reason) => log.error("unhandled rejection", describe(reason)));
}

function describe(error: unknown): { error: string } {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // The fragment of a URL may carry the gateway's secret; Chromium's errors quote whole URLs.
  return { error: text.replaceAll(/#[^\s'")]+/g, "#…").slice(0, 2000) };
}
