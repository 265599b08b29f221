import type { PublishedPort } from "../contract/published-port.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import type { WishedGateway } from "./gateway-spec.ts";
import { specLabel } from "./labels.ts";

/**
 * Names of the spec's fields in which the container differs from the wish; empty when nothing is to be applied.
 * `other` stands for a difference that cannot be read back from the engine. The image counts by its reference: that a
 * tag means another image by now is an update, not a change of settings.
 */
export function specDrift(wished: WishedGateway, details: ContainerDetails): string[] {
  const label = details.labels[specLabel];
  if (label === wished.hash) return [];
  const { spec } = wished;
  const drift: string[] = [];
  if (details.imageReference !== spec.image) drift.push("image");
  if (details.user !== (spec.user ?? "")) drift.push("user");
  if (Object.entries(spec.env).some(([key, value]) => key !== "TZ" && details.env[key] !== value)) {
    drift.push("env");
  }
  if (mountsOf(spec.mounts) !== mountsOf(details.mounts.filter(isOurs))) drift.push("mounts");
  if (portsDiffer(spec, details)) drift.push("ports");
  return drift.length === 0 ? ["other"] : drift;
}

/** The image's own anonymous volumes and tmpfs are not ours to compare. */
function isOurs(mount: ContainerDetails["mounts"][number]): boolean {
  return mount.kind === "bind" || (mount.kind === "volume" && !/^[0-9a-f]{64}$/.test(mount.source));
}

function mountsOf(mounts: readonly { kind: string; source: string; target: string }[]): string {
  return asSet(mounts.map(({ kind, source, target }) => `${target} ${kind} ${source}`));
}

function portsDiffer(spec: ContainerSpec, details: ContainerDetails): boolean {
  // Only a running container has published ports to compare.
  if (details.status !== "running") return false;
  return portsOf(spec.ports) !== portsOf(details.published);
}

function portsOf(ports: readonly PublishedPort[]): string {
  return asSet(ports.map(({ hostIp, hostPort, containerPort }) => `${hostIp} ${hostPort} ${containerPort}`));
}

/** Same members, same text, whatever the order. */
function asSet(members: readonly string[]): string {
  return JSON.stringify([...members].sort((a, b) => (a < b ? -1 : 1)));
}
