import type { GatewayHealth } from "../contract/snapshot.ts";

export interface HealthTarget {
  address: string;
  /** The gateway's secret, for the details of `/readyz`; null where it cannot be read. */
  secret: string | null;
}

export interface HealthMonitor {
  /** Watches this gateway from now on; null when none runs. Health starts as unknown. */
  watch(target: HealthTarget | null): void;
  /** Probes at once: after an engine event, or when a screen opens. */
  nudge(): void;
  close(): void;
}

export const unknownHealth: GatewayHealth = {
  live: "unknown",
  started: "unknown",
  ready: "unknown",
  failing: [],
  checkedAt: null,
};

/** Probes often while something starts or is degraded, else one `/readyz` a minute. */
export function createHealthMonitor(_onHealth: (health: GatewayHealth) => void): HealthMonitor {
  throw new Error("not written yet");
}
