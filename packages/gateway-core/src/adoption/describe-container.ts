import type { FoundInstance, FoundMount } from "../contract/adoption.ts";
import type { PublishedPort } from "../contract/published-port.ts";
import type { ContainerDetails, ContainerSummary } from "../engine/engine.ts";
import type { ReachableEngine } from "../engine/reachable-engines.ts";
import { identityId, identityOf } from "../gateway/gateway-identity.ts";
import { hostSource } from "../gateway/host-source.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import { stateLocatorOf, stateMountOf } from "../gateway/state-mount.ts";
import { imageOf } from "./gateways-among.ts";
import { originOf } from "./origin-of.ts";
import { secretNames } from "./secret-names.ts";
import { takeOverRefusal } from "./take-over-refusal.ts";

export interface DescribeInput {
  where: ReachableEngine;
  details: ContainerDetails;
  /** Every container of that engine. */
  all: readonly ContainerSummary[];
  fileExists: (file: string) => Promise<boolean>;
}

/** What there is to say of one gateway's container, but for what it shares with others. Throws EngineError. */
export async function describeContainer(input: DescribeInput): Promise<FoundInstance> {
  const { details, all } = input;
  const { engine, facts, isCurrent } = input.where;
  const identity = identityOf(details, facts.id);
  const running = isUp(details.status);
  const [image, origin] = await Promise.all([
    imageOf(engine, details.imageId),
    originOf(details, facts.sharesHostFiles ? input.fileExists : null),
  ]);
  return {
    id: identityId(identity),
    identity,
    name: details.name,
    origin,
    engine: { endpoint: facts.endpoint, source: facts.source, isCurrent },
    containerId: details.id,
    image: details.imageReference,
    version: imageVersion(image),
    running,
    health: details.health,
    published: [...details.published],
    openTo: openTo(details, running),
    mounts: details.mounts.map(foundMount),
    state: stateLocatorOf(details),
    sharesStateWith: [],
    companions: companionsOf(details.id, all),
    secretNames: secretNames(details.env),
    ...importable(allowed(details, all, facts.id), details, isCurrent),
  };
}

/** Containers that live in its network, like upstream's `openclaw-cli`: without it they have none. */
export function companionsOf(id: string, all: readonly ContainerSummary[]): string[] {
  return all.filter(({ network }) => network === `container:${id}`).map(({ name }) => name);
}

function isUp(status: ContainerDetails["status"]): boolean {
  return status === "running" || status === "paused" || status === "restarting";
}

function openTo({ published, network }: ContainerDetails, running: boolean): FoundInstance["openTo"] {
  // What a stopped one would publish is not among what the engine says it publishes.
  if (!running) return "unknown";
  if (network === "host") return "network";
  if (published.length === 0) return "nobody";
  return published.every(isLoopback) ? "this-computer" : "network";
}

function isLoopback({ hostIp }: PublishedPort): boolean {
  return hostIp.startsWith("127.") || hostIp === "::1";
}

function foundMount({ kind, source, target, readOnly }: ContainerDetails["mounts"][number]): FoundMount {
  return { kind, source: kind === "bind" ? hostSource(source) : source, target, readOnly: readOnly ?? false };
}

/** Only a helper on the engine that we work with can read it. */
function importable(
  { may, because }: Pick<FoundInstance, "may" | "because">,
  { mounts, env }: ContainerDetails,
  isCurrent: boolean,
): Pick<FoundInstance, "may" | "because"> {
  const kind = stateMountOf(mounts, env)?.kind;
  const isMounted = kind === "bind" || kind === "volume";
  return {
    may: {
      ...may,
      import: may.watch && because !== "swarm" && because !== "other-rockpool" && isMounted && isCurrent,
    },
    because,
  };
}

/** What may be done with it, and why not more; `because` is a code that packages/messages has words for. */
function allowed(
  details: ContainerDetails,
  all: readonly ContainerSummary[],
  engineId: string,
): Pick<FoundInstance, "may" | "because"> {
  const nothing = { watch: false, operate: false, takeOver: false, import: false };
  if (details.status === "removing" || details.status === "dead")
    return { may: nothing, because: "removing" };
  if (details.labels["com.docker.swarm.service.id"] !== undefined)
    return { may: { ...nothing, watch: true }, because: "swarm" };
  const id = identityId(identityOf(details, engineId));
  const scaled = all.filter((each) => identityId(identityOf(each, engineId)) === id).length > 1;
  if (scaled) return { may: nothing, because: "scaled" };
  if (details.labels[instanceLabel] !== undefined)
    return { may: { ...nothing, watch: true }, because: "other-rockpool" };
  const because = takeOverRefusal(details);
  const may = { watch: true, operate: !details.autoRemove, takeOver: because === null, import: false };
  return { may, because };
}
