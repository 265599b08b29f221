import type { ContainerDetails } from "../engine/engine.ts";
import type { HealthMonitor, HealthTarget } from "../health/health-monitor.ts";
import { unknownHealth } from "../health/health-monitor.ts";
import type { Logger } from "../host/logger.ts";
import { publishedAddress } from "../lifecycle/wait-for-gateway.ts";
import type { GatewayAuth } from "../openclaw/gateway-auth.ts";
import type { Connection } from "./engine-link.ts";
import type { WatchedState } from "./next-container.ts";
import type { StateHolder } from "./service-state.ts";

export interface HealthLinkOptions {
  state: StateHolder & WatchedState;
  connection: () => Connection | null;
  log: Logger;
  monitor: HealthMonitor;
  readAuth: (details: ContainerDetails) => Promise<GatewayAuth>;
}

export interface HealthLink {
  /** Watches what runs now, or nothing: called after every change of container, operation or engine. */
  follow(): void;
  /** Resolves when the health of what runs is known, or after `ms`; at once where nothing runs. */
  firstLook(ms: number): Promise<void>;
}

interface Target {
  details: ContainerDetails;
  address: string;
}

/** Points the health monitor at the gateway that runs. While an operation waits for a gateway it does the probing itself. */
export function createHealthLink({
  state,
  connection,
  log,
  monitor,
  readAuth,
}: HealthLinkOptions): HealthLink {
  let watched = "";

  return {
    follow() {
      const target = targetOf();
      // A start of what already runs changes nothing; any other operation does its own probing until it is over.
      if (target !== null && state.get().operation?.state === "running" && keyOf(target) !== watched) return;
      const key = target === null ? "" : keyOf(target);
      if (key === watched) return;
      const another = watched !== "";
      watched = key;
      if (target === null) monitor.watch(null);
      if (another) state.change({ health: unknownHealth });
      if (target !== null) void watch(target, key);
    },
    firstLook(ms) {
      return new Promise((resolve) => {
        const look = () => {
          if (watched === "" || state.get().health.checkedAt !== null) finish();
        };
        const finish = () => {
          clearTimeout(timer);
          stop();
          resolve();
        };
        const timer = setTimeout(finish, ms);
        const stop = state.onChange(look);
        look();
      });
    },
  };

  function targetOf(): Target | null {
    const { container } = state.get();
    if (connection() === null || container?.status !== "running") return null;
    const address = publishedAddress(container);
    return address === null ? null : { details: container, address };
  }

  /** At once with what we have: the secret only adds the names of what fails. */
  async function watch({ details, address }: Target, key: string): Promise<void> {
    const target: HealthTarget = { address, secret: null };
    monitor.watch(target);
    try {
      const { secret } = await readAuth(details);
      if (watched === key && secret !== null) monitor.watch({ address, secret });
    } catch (error) {
      log.warn("the gateway's secret cannot be read", { reason: String(error) });
    }
  }
}

function keyOf({ details, address }: Target): string {
  return `${details.id} ${details.startedAt} ${address}`;
}
