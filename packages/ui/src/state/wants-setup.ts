import type { Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";

const beforeSetup: ReadonlySet<Phase> = new Set([
  "no-engine",
  "engine-stopped",
  "no-image",
  "pulling",
  "building",
  "not-set-up",
]);

/**
 * Whether the wizard is the thing to show: it was begun and neither finished nor left, or nothing here has ever been
 * started by us. Who already has a gateway never meets it.
 */
export function wantsSetup({ setup, phase, gateway, wish }: Snapshot): boolean {
  if (setup) return !setup.left && setup.finishedAt === null;
  return gateway.container === null && !wish.shouldRun && beforeSetup.has(phase);
}
