import type { Host } from "../host/host.ts";

export interface EngineWait {
  /** A search begins: what changes from here on may have come too late for it. */
  searching(): void;
  /** Until an engine may have appeared at one of these endpoints since the search began, or the signal says so. */
  untilChanged(endpoints: readonly string[], signal: AbortSignal): Promise<void>;
  /** An engine was found, or nobody waits any more. */
  end(): void;
}

/**
 * One watch on the engines' sockets for the whole time without an engine, over all searches in it: an engine makes its
 * socket seconds before it answers, and the watch looks again and again after that.
 */
export function createEngineWait(host: Host, retryMs?: number): EngineWait {
  let watch: { endpoints: string; close(): void } | null = null;
  let change = new AbortController();

  async function follow(endpoints: readonly string[]): Promise<void> {
    const name = [...endpoints].sort().join("\n");
    if (watch?.endpoints === name) return;
    const { watchSockets } = await import("../engine/watch-sockets.ts");
    watch?.close();
    const onChange = () => change.abort();
    const retry = retryMs === undefined ? {} : { retryMs };
    const { close } = watchSockets({ host, endpoints, onChange, lateStart: true, ...retry });
    watch = { endpoints: name, close };
    // What came after the search looked there and before the watch began, and may not answer yet, is searched for now.
    change.abort();
  }

  return {
    searching() {
      change = new AbortController();
    },
    async untilChanged(endpoints, signal) {
      await follow(endpoints);
      await aborted(AbortSignal.any([change.signal, signal]));
    },
    end() {
      watch?.close();
      watch = null;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
