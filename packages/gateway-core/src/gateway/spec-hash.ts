import { createHash } from "node:crypto";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { specLabel } from "./labels.ts";

/**
 * 16 hex digits over what a person would want applied. The name, the hash itself and the time zone are not in it: a
 * laptop that travels does not ask for a new container.
 */
export function specHash(spec: ContainerSpec): string {
  const { name: _name, env, labels, ...rest } = spec;
  const { TZ: _zone, ...stableEnv } = env;
  const { [specLabel]: _hash, ...stableLabels } = labels;
  const text = stableJson({ ...rest, env: stableEnv, labels: stableLabels });
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** JSON with sorted keys: the order in which a spec was put together does not count. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
