import type { ContainerSummary } from "../engine/engine.ts";
import { checkpointRole, instanceLabel, roleLabel } from "../gateway/labels.ts";

/** The name of our container unless somebody else's has it. */
export const gatewayName = "rockpool-gateway";

/**
 * Of a container of ours that the next one takes over secrets from: it goes when that one is made. Alone, it is the gateway's
 * container like any other.
 */
export const setAsideSuffix = "-replaced";

/** Of the container of before, while settings are applied: it comes back where the new one does not get ready. */
export const heldSuffix = "-before";

export interface FoundContainers {
  /** Ours, by label: the one that runs, else the newest first in the engine's list. */
  gateway: ContainerSummary | null;
  /** One-off containers of ours that were left behind. */
  strays: ContainerSummary[];
  /** Ours of before, out of the way of the one above. */
  held: ContainerSummary[];
  /** Everything that is neither; a one-off of ours that still works on the state, like a doctor, included. */
  others: ContainerSummary[];
}

/** Tells our containers from everybody else's, another user's Rockpool on the same engine included. */
export function findContainers(all: readonly ContainerSummary[], instanceId: string): FoundContainers {
  const gateways: ContainerSummary[] = [];
  const strays: ContainerSummary[] = [];
  const others: ContainerSummary[] = [];
  for (const container of all) {
    const role = container.labels[roleLabel];
    if (container.labels[instanceLabel] !== instanceId) others.push(container);
    // Nobody's gateway and no user of the state: `removeStrayHelpers` ends those that nobody waits for.
    else if (role === checkpointRole) continue;
    else if (role === "one-off") (isOver(container) ? strays : others).push(container);
    else gateways.push(container);
  }
  const running = gateways.find(({ status }) => status === "running" || status === "restarting");
  const current = gateways.find(({ name }) => lastingName(name) === name);
  const gateway = running ?? current ?? gateways[0] ?? null;
  const held: ContainerSummary[] = [];
  for (const container of gateways.filter((each) => each !== gateway)) {
    if (container.name.endsWith(heldSuffix) && isOver(container)) held.push(container);
    else (container.name.endsWith(setAsideSuffix) && isOver(container) ? strays : others).push(container);
  }
  return { gateway, strays, held, others };
}

function isOver({ status }: ContainerSummary): boolean {
  return status === "created" || status === "exited" || status === "dead";
}

/** The name our next container can have: a name taken by somebody else is normal, ours then carries our short id. */
export function freeName(
  found: FoundContainers,
  instanceId: string,
): { name: string; takenBy: string | null } {
  if (found.gateway !== null) return { name: lastingName(found.gateway.name), takenBy: null };
  const taken = (name: string) => found.others.some((container) => container.name === name);
  if (!taken(gatewayName)) return { name: gatewayName, takenBy: null };
  const own = `${gatewayName}-${instanceId.slice(0, 8)}`;
  return { name: own, takenBy: taken(own) ? own : null };
}

/** What it is called again when the next one is made. */
export function lastingName(name: string): string {
  const suffix = [setAsideSuffix, heldSuffix].find((each) => name.endsWith(each));
  return suffix === undefined ? name : name.slice(0, -suffix.length);
}
