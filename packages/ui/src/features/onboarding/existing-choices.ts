import type { EngineCheck, FoundGateway } from "@rockpool/gateway-core/contract/setup";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { besideState, type ChosenStorage, stateLocator } from "./state-locator.ts";

interface UsableState {
  /** `bind:/path` or `volume:name`. */
  readonly locator: string;
  readonly where: ChosenStorage;
  /** Who works on it now, so that nobody else may. */
  readonly usedBy: string | null;
  /** Our settings name it. */
  readonly isOurs: boolean;
}

export interface ExistingChoices {
  readonly states: readonly UsableState[];
  /** What our settings become so that nothing that was found is touched. */
  readonly leaving: { readonly state?: ChosenStorage; readonly port?: number };
}

interface Input {
  readonly found: readonly FoundGateway[];
  readonly checks: readonly EngineCheck[];
  readonly wish: Snapshot["wish"];
}

/** What can be done about what was found: each state once, though a container and the folder itself tell of it. */
export function existingChoices({ found, checks, wish }: Input): ExistingChoices {
  const states = new Map<string, UsableState>();
  for (const each of found) {
    if (each.state === null) continue;
    const before = states.get(each.state);
    const usedBy = each.kind === "state" ? each.usedBy : each.running ? each.name : (before?.usedBy ?? null);
    states.set(each.state, {
      locator: each.state,
      where: stateLocator(each.state),
      usedBy: usedBy ?? before?.usedBy ?? null,
      isOurs: (each.kind === "state" && each.isOurs) || (before?.isOurs ?? false),
    });
  }
  const all = [...states.values()];
  const ours = all.find(({ isOurs }) => isOurs);
  const port = checks.find(({ id, state }) => id === "port" && state === "bad")?.facts.freePort;
  // An override of this run is not the settings' to change.
  const free = port === undefined || wish.overrides.port !== undefined ? undefined : Number(port);
  return {
    states: all,
    leaving: {
      ...(ours && wish.overrides.stateDir === undefined ? { state: besideState(ours.locator) } : {}),
      ...(free === undefined ? {} : { port: free }),
    },
  };
}
