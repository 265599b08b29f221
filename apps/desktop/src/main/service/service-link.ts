import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { toFailure } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import type { Membership } from "@rockpool/gateway-core/sharing/join";

export interface ServiceLink {
  /** Resolves with the service's bridge, or one that answers everything with why there is none. Never rejects. */
  bridge: Promise<Bridge>;
  /** Starts loading; until then `bridge` waits. Calling it again does nothing. */
  load(): void;
  snapshot(): Snapshot | null;
  /** Every snapshot from now on, the present one first. */
  onSnapshot(listener: (snapshot: Snapshot) => void): void;
  /** Resolves with the first snapshot, the present one included, that passes; rejects when `signal` aborts. */
  until(passes: (snapshot: Snapshot) => boolean, signal: AbortSignal): Promise<Snapshot>;
  close(): Promise<void>;
}

/** Holds what the desktop knows of the service, before, while and after it is loaded. */
export function createServiceLink(join: () => Promise<Membership>, log: Logger): ServiceLink {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let latest: Snapshot | null = null;
  let membership: Membership | null = null;
  let begin: () => void = () => {};
  const bridge = new Promise<void>((resolve) => {
    begin = resolve;
  }).then(connect);

  async function connect(): Promise<Bridge> {
    const startedAt = performance.now();
    try {
      membership = await join();
      log.info("joined the service", {
        role: membership.role(),
        tookMs: Math.round(performance.now() - startedAt),
      });
      membership.bridge.subscribe("snapshot", {}, receive);
      return membership.bridge;
    } catch (error) {
      const failure = toFailure(error);
      log.error("no service", { code: failure.code, reason: failure.message });
      const { brokenBridge } = await import("./broken-bridge.ts");
      const broken = brokenBridge(failure, Date.now());
      broken.subscribe("snapshot", {}, receive);
      return broken;
    }
  }

  function receive(snapshot: Snapshot): void {
    latest = snapshot;
    for (const listener of listeners) listener(snapshot);
  }

  function onSnapshot(listener: (snapshot: Snapshot) => void): void {
    listeners.add(listener);
    if (latest !== null) listener(latest);
  }

  return {
    bridge,
    load: () => begin(),
    snapshot: () => latest,
    onSnapshot,
    until: (passes, signal) =>
      new Promise((resolve, reject) => {
        const listener = (snapshot: Snapshot) => {
          if (!passes(snapshot)) return;
          listeners.delete(listener);
          resolve(snapshot);
        };
        signal.addEventListener("abort", () => {
          listeners.delete(listener);
          reject(signal.reason);
        });
        onSnapshot(listener);
      }),
    async close() {
      await membership?.close();
    },
  };
}
