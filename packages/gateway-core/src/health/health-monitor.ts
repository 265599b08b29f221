import type { GatewayHealth } from "../contract/snapshot.ts";
import { type ProbeResult, probe } from "./probe.ts";

export interface HealthTarget {
  /** `http://127.0.0.1:18789` */
  address: string;
  /** The gateway's secret, for the details of `/readyz`; null where it cannot be read. */
  secret: string | null;
}

export interface HealthMonitor {
  /** Watches this gateway from now on; null when none runs. Health starts as unknown, unless it is the same address. */
  watch(target: HealthTarget | null): void;
  /** Probes at once: after an engine event about the container, or when somebody looks. */
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

/** While it is not well: fast enough that a person sees the change as it happens, one local request of a millisecond. */
const anxiousMs = 1000;
/** A gateway that has not been well for this long will not be well in the next second. */
const anxiousForMs = 300_000;
const resignedMs = 10_000;
/** Well: engine events tell at once when it ends, so this only finds a gateway that hangs or a channel that fails. */
const calmMs = 60_000;

/** Probes often while something starts or is degraded, else one `/readyz` a minute. Never asks the engine anything. */
export function createHealthMonitor(onHealth: (health: GatewayHealth) => void): HealthMonitor {
  return new Monitor(onHealth);
}

class Monitor implements HealthMonitor {
  readonly #onHealth: (health: GatewayHealth) => void;
  #target: HealthTarget | null = null;
  #health = unknownHealth;
  #unwellSince = 0;
  #timer: NodeJS.Timeout | null = null;
  #round = new AbortController();

  constructor(onHealth: (health: GatewayHealth) => void) {
    this.#onHealth = onHealth;
  }

  watch(target: HealthTarget | null): void {
    const same = target !== null && this.#target?.address === target.address;
    const unchanged = target?.address === this.#target?.address && target?.secret === this.#target?.secret;
    if (unchanged) return;
    this.#target = target;
    if (!same) {
      this.#unwellSince = performance.now();
      this.#tell(unknownHealth);
    }
    this.nudge();
  }

  nudge(): void {
    this.#round.abort();
    this.#round = new AbortController();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#target !== null) void this.#run(this.#target, this.#round.signal);
  }

  close(): void {
    this.#target = null;
    this.nudge();
  }

  async #run(target: HealthTarget, signal: AbortSignal): Promise<void> {
    const health = await look(target, this.#health, signal).catch(() => null);
    if (health === null || signal.aborted) return;
    const well = health.ready === "yes";
    if (well) this.#unwellSince = 0;
    else if (this.#unwellSince === 0) this.#unwellSince = performance.now();
    this.#tell(health);
    const unwellFor = well ? 0 : performance.now() - this.#unwellSince;
    const next = well ? calmMs : unwellFor < anxiousForMs ? anxiousMs : resignedMs;
    this.#timer = setTimeout(() => void this.#run(target, signal), next);
    this.#timer.unref();
  }

  #tell(health: GatewayHealth): void {
    this.#health = health;
    this.#onHealth(health);
  }
}

/** One look: `/readyz` alone where it says yes, else the others to say what is the matter. Rejects when aborted. */
async function look(
  { address, secret }: HealthTarget,
  before: GatewayHealth,
  signal: AbortSignal,
): Promise<GatewayHealth> {
  const options = { secret, signal };
  const ready = await probe(address, "/readyz", options);
  const checkedAt = Date.now();
  if (ready.answer === "yes") {
    return { live: "yes", started: "yes", ready: "yes", failing: [], checkedAt };
  }
  const live = await probe(address, "/healthz", options);
  const started =
    live.answer === "yes" ? hasStarted(await probe(address, "/startupz", options), ready, before) : "unknown";
  return { live: live.answer, started, ready: ready.answer, failing: [...ready.failing], checkedAt };
}

/**
 * Versions without `/startupz` (2026.4.29) have started once something else than their start keeps them from being ready;
 * and who has started once stays started until it is another gateway.
 */
function hasStarted(
  startup: ProbeResult,
  ready: ProbeResult,
  before: GatewayHealth,
): GatewayHealth["started"] {
  if (startup.answer !== "unknown") return startup.answer;
  const otherTrouble = ready.failing.some((name) => name !== "startup-sidecars");
  return otherTrouble || before.started === "yes" ? "yes" : "unknown";
}
