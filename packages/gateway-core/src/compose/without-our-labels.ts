import type { ContainerSpec } from "../engine/container-spec.ts";

/** With them on it the next Rockpool would take it for its own. */
export function withoutOurLabels(spec: ContainerSpec): ContainerSpec {
  const labels = Object.entries(spec.labels).filter(([name]) => !name.startsWith("dev.rockpool."));
  return { ...spec, labels: Object.fromEntries(labels) };
}
