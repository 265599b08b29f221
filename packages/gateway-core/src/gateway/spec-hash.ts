import { createHash } from "node:crypto";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { specLabel } from "./labels.ts";

/**
 * 16 hex digits over what a person would want applied. The name and the hash itself are not in it, nor is the time zone, unless
 * it was chosen: a laptop that travels does not ask for a new container.
 */
export function specHash(spec: ContainerSpec, chosenZone: string | null = null): string {
  const { name: _name, env, labels, ...rest } = spec;
  const { TZ: _zone, ...stableEnv } = env;
  const { [specLabel]: _hash, ...stableLabels } = labels;
  const zone = chosenZone === null ? {} : { zone: chosenZone };
  const text = stableJson({ ...rest, ...zone, env: stableEnv, labels: stableLabels });
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** JSON with sorted keys: the order in which a spec was put together does not count. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
