import type { StorageChoice } from "@rockpool/gateway-core/contract/storage-choice";

export type ChosenStorage = Exclude<StorageChoice, { kind: "auto" }>;

/** A state as the service names it, `bind:/path` or `volume:name`, as a choice of the settings. */
export function stateLocator(locator: string): ChosenStorage {
  const at = locator.indexOf(":");
  const where = locator.slice(at + 1);
  return locator.startsWith("volume:") ? { kind: "volume", name: where } : { kind: "bind", path: where };
}

/** A place of our own next to a state that is to be left alone. */
export function besideState(locator: string): ChosenStorage {
  const state = stateLocator(locator);
  return state.kind === "volume"
    ? { kind: "volume", name: `${state.name}-rockpool` }
    : { kind: "bind", path: `${state.path.replace(/[\\/]+$/, "")}-rockpool` };
}
