import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import type { Operation } from "../contract/operation.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SetupProgress } from "../contract/setup.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { ObserveInput } from "../lifecycle/observe.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { EngineLink } from "./engine-link.ts";
import type { Operations } from "./operations.ts";
import type { StateHolder } from "./service-state.ts";

type Name = Extract<CallName, `setup.${string}`>;
type Repair = { place: "state" | "workspace"; done: Promise<{ changed: number; left: number }> };

export interface SetupHandlersOptions {
  host: Host;
  log: Logger;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
  operations: Pick<Operations, "running">;
}

/** What the wizard asks before and around a gateway. */
export function setupHandlers(options: SetupHandlersOptions): Pick<Handlers, Name> {
  const { host, log, settings, state, link, operations } = options;
  let repair: Repair | null = null;

  async function question(): Promise<ObserveInput> {
    const { engine, facts } = await link.connected();
    return {
      ...{ engine, facts, host },
      preferences: settings.preferences(),
      memory: settings.memory(),
      overrides: state.get().overrides,
    };
  }

  async function remember({ patch }: ParsedInput<"setup.remember">): Promise<SetupProgress> {
    const { setupProgress } = await import("../onboarding/setup-progress.ts");
    const setup = setupProgress(settings.memory().setup, patch, Date.now());
    settings.remember({ setup });
    return setup;
  }

  async function checks() {
    const asked = await question();
    const { lookAtEngine } = await import("../onboarding/look-at-engine.ts");
    const { preferences, overrides, memory } = asked;
    const wish = {
      image: overrides.image ?? preferences.image,
      port: overrides.port ?? preferences.port,
    };
    return { checks: await lookAtEngine({ ...asked, instanceId: memory.instanceId, wish }) };
  }

  /** One at a time; the same again is the one under way. */
  async function repairOwner({ place }: ParsedInput<"setup.repairOwner">) {
    if (operations.running()) throw busy(state.get().operation);
    while (repair !== null) {
      if (repair.place === place) return repair.done;
      await repair.done.catch(() => {});
    }
    const done = giveAway(place);
    repair = { place, done };
    try {
      return await done;
    } finally {
      repair = null;
    }
  }

  async function giveAway(place: Repair["place"]): Repair["done"] {
    const asked = await question();
    const { repairOwner: repairIt } = await import("../onboarding/owner/repair-owner.ts");
    const given = await repairIt(asked, place);
    log.info("owner repaired", { place, ...given });
    if (state.get().failure?.code === "state-foreign-owner") state.change({ failure: null });
    return given;
  }

  return {
    "setup.remember": remember,
    "setup.checks": checks,
    "setup.found": async () => {
      const { foundGateways } = await import("../onboarding/found-gateways.ts");
      return { found: await foundGateways(await question()) };
    },
    "setup.storage": async (choices) => {
      const { storagePreview } = await import("../onboarding/storage-preview.ts");
      return storagePreview({ ...(await question()), question: choices });
    },
    "setup.repairOwner": repairOwner,
    "setup.reachability": async () => {
      const { reachability } = await import("../onboarding/reach/reachability.ts");
      const { container } = state.get();
      const running = container?.status === "running" ? container : null;
      return { rows: await reachability({ ...(await question()), running }) };
    },
  };
}

/** Which one is not told before it has begun. */
function busy(operation: Operation | null): RockpoolError {
  const facts = operation?.state === "running" ? { facts: { kind: operation.kind } } : {};
  return new RockpoolError({ code: "operation-busy", message: "An operation is under way", ...facts });
}
