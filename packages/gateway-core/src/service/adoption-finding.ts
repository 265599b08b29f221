import type { FoundInstance } from "../contract/adoption.ts";
import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { identityId } from "../gateway/gateway-identity.ts";
import { unknownHealth } from "../health/health-monitor.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { EngineLink } from "./engine-link.ts";
import type { GatewayTracker } from "./gateway-tracker.ts";
import { busy } from "./operation-rules.ts";
import type { Operations } from "./operations.ts";
import type { StateHolder } from "./service-state.ts";

type Name = Extract<CallName, "adoption.list" | "adoption.adopt" | "adoption.letGo">;

export interface FindingOptions {
  host: Host;
  log: Logger;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected" | "search">;
  operations: Pick<Operations, "running">;
  tracker: GatewayTracker;
}

/** Finding gateways that run already, and showing one of them in place of our own. */
export function adoptionFinding(options: FindingOptions): Pick<Handlers, Name> {
  const { host, log, settings, state, link, operations, tracker } = options;

  async function list() {
    const current = await link.connected();
    const { listInstances } = await import("../adoption/list-instances.ts");
    return listInstances({ host, current, memory: settings.memory() });
  }

  async function adopt({ id, mode }: ParsedInput<"adoption.adopt">) {
    const before = settings.memory().adopted;
    if (before !== null && identityId(before.identity) === id) {
      settings.remember({ adopted: { ...before, mode } });
      await tracker.refresh();
      return {};
    }
    mayLeaveOurs();
    const found = (await list()).gateways.find((each) => each.id === id);
    if (found === undefined) throw notFound(id);
    if (!found.may[mode] || found.engine === null) throw refused(found, mode);
    // Asked again: the list took its time.
    mayLeaveOurs();
    const { identity, name, engine } = found;
    settings.remember({ adopted: { identity, mode, name, endpoint: engine.endpoint, at: Date.now() } });
    log.info("adopted", { id, mode });
    await show(engine.isCurrent);
    return {};
  }

  function mayLeaveOurs(): void {
    const { change, adopted } = settings.memory();
    if (operations.running()) throw busy(state.get().operation?.kind ?? "start");
    if (change !== null) throw busy("change");
    const ours = adopted === null ? state.get().container : null;
    if (ours === null || !["running", "paused", "restarting"].includes(ours.status)) return;
    throw new RockpoolError({
      code: "own-gateway-there",
      message: `${ours.name} runs`,
      facts: { name: ours.name },
    });
  }

  async function letGo() {
    const { adopted } = settings.memory();
    if (adopted === null) return {};
    if (operations.running()) throw busy(state.get().operation?.kind ?? "start");
    const { engine } = await link.connected().catch(() => ({ engine: null }));
    settings.remember({ adopted: null });
    log.info("let go", { id: identityId(adopted.identity) });
    const { engine: wish } = settings.preferences();
    await show(
      engine !== null && (wish ?? settings.memory().ownerEngine ?? engine.endpoint) === engine.endpoint,
    );
    return {};
  }

  /** Nothing that was said of the one before is true of the other. */
  async function show(sameEngine: boolean): Promise<void> {
    state.change({
      ...{ container: null, containerImage: null, drift: [], adoption: null },
      ...{ operation: null, failure: null, health: unknownHealth, overrides: {} },
    });
    if (!sameEngine) {
      await link.search(true);
      return;
    }
    await tracker.refresh();
    await tracker.refreshWish();
  }

  return { "adoption.list": list, "adoption.adopt": adopt, "adoption.letGo": letGo };
}

function notFound(id: string): RockpoolError {
  const what = id.slice(id.lastIndexOf(":") + 1);
  return new RockpoolError({ code: "not-found", message: `No gateway ${id}`, facts: { what } });
}

function refused({ name, because }: FoundInstance, mode: "watch" | "operate"): RockpoolError {
  return new RockpoolError({
    code: "not-supported",
    message: `${name} cannot be adopted to ${mode}: ${because ?? "it may not"}`,
    facts: { what: name, ...(because === null ? {} : { because }) },
  });
}
