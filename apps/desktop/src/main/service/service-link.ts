import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import type { Membership } from "@rockpool/gateway-core/sharing/join";

export interface ServiceLink {
  /** Resolves with the service's bridge, or one that says why there is none and tries again with every call. Never rejects. */
  bridge: Promise<Bridge>;
  /** Starts loading; until then `bridge` waits. Calling it again does nothing. */
  load(): void;
  snapshot(): Snapshot | null;
  /** Every snapshot from now on, the present one first. */
  onSnapshot(listener: (snapshot: Snapshot) => void): void;
  settings(): Preferences | null;
  onSettings(listener: (settings: Preferences) => void): void;
  /** Resolves with the first snapshot, the present one included, that passes; rejects when `signal` aborts. */
  until(passes: (snapshot: Snapshot) => boolean, signal: AbortSignal): Promise<Snapshot>;
  close(): Promise<void>;
}

/** Holds what the desktop knows of the service, before, while and after it is loaded. */
export function createServiceLink(join: () => Promise<Membership>, log: Logger): ServiceLink {
  const snapshots = followed<Snapshot>();
  const settings = followed<Preferences>();
  let membership: Membership | null = null;
  let closed = false;
  let begin: () => void = () => {};
  const bridge = new Promise<void>((resolve) => {
    begin = resolve;
  }).then(connect);

  async function connect(): Promise<Bridge> {
    try {
      return follow(await enter());
    } catch (error) {
      const { rejoiningBridge } = await import("./rejoining-bridge.ts");
      return follow(rejoiningBridge(toFailure(error), enter));
    }
  }

  async function enter(): Promise<Bridge> {
    const startedAt = performance.now();
    try {
      const joined = await join();
      membership = joined;
      // We are leaving, and nobody else would end what was joined only now.
      if (closed) await joined.close();
      log.info("joined the service", {
        role: joined.role(),
        tookMs: Math.round(performance.now() - startedAt),
      });
      return joined.bridge;
    } catch (error) {
      const { code, message } = toFailure(error);
      log.error("no service", { code, reason: message });
      throw error;
    }
  }

  function follow(to: Bridge): Bridge {
    to.subscribe("snapshot", {}, snapshots.set);
    to.subscribe("settings", {}, settings.set);
    return to;
  }

  return {
    bridge,
    load: () => begin(),
    snapshot: snapshots.value,
    onSnapshot: (listener) => void snapshots.on(listener),
    settings: settings.value,
    onSettings: (listener) => void settings.on(listener),
    until: (passes, signal) =>
      new Promise((resolve, reject) => {
        const off = snapshots.on((snapshot) => {
          if (!passes(snapshot)) return;
          // Not yet there when the present snapshot passes at once.
          queueMicrotask(() => off());
          resolve(snapshot);
        });
        signal.addEventListener("abort", () => {
          off();
          reject(signal.reason as Error);
        });
      }),
    async close() {
      closed = true;
      await membership?.close();
    },
  };
}

/** The latest value, and who wants to hear of the next. */
function followed<T>() {
  const listeners = new Set<(value: T) => void>();
  let latest: T | null = null;
  return {
    value: () => latest,
    set(value: T): void {
      latest = value;
      for (const listener of listeners) listener(value);
    },
    on(listener: (value: T) => void): () => void {
      listeners.add(listener);
      if (latest !== null) listener(latest);
      return () => void listeners.delete(listener);
    },
  };
}
