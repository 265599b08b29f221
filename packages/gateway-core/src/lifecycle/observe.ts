import type { Overrides } from "../contract/overrides.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { Memory } from "../contract/settings.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSummary, Engine } from "../engine/engine.ts";
import { isGatewayPort } from "../gateway/carried-gateway.ts";
import { gatewaySpec, type WishedGateway } from "../gateway/gateway-spec.ts";
import { hostSource } from "../gateway/host-source.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { ownStageVolume, sharedStageVolume, stageVolumeName } from "../gateway/stage-volume.ts";
import type { Host } from "../host/host.ts";
import { targetFailure } from "./change/target-failure.ts";
import { directoryFacts } from "./directory-facts.ts";
import { findContainers, freeName } from "./find-gateway.ts";
import { containerAsItIs } from "./observe-container.ts";
import type { Observed } from "./observed.ts";
import { portFacts } from "./port-facts.ts";
import { sourceProblem } from "./source-problem.ts";
import { stateFacts } from "./state-facts.ts";

export interface ObserveInput {
  engine: Engine;
  facts: EngineFacts;
  host: Host;
  preferences: Preferences;
  memory: Memory;
  overrides: Overrides;
  /** Somebody else's container in whose place ours is to come: for state, port and plan it counts as ours. */
  source?: string;
}

/**
 * Asks engine and host all that a plan needs, as much at once as can be: two round trips to the engine where a container
 * of ours exists. Throws EngineError, and RockpoolError `path-invalid` or `home-missing`.
 */
export async function observe(input: ObserveInput): Promise<Observed> {
  const { engine, host, memory } = input;
  const reference = input.overrides.image ?? input.preferences.image;
  const [containers, image, shared, ownStage] = await Promise.all([
    engine.listContainers({ all: true }),
    engine.inspectImage(reference),
    engine.inspectVolume(sharedStageVolume),
    engine.inspectVolume(ownStageVolume(memory.instanceId)),
  ]);
  const found = findContainers(containers, memory.instanceId);
  const own = found.gateway?.id ?? input.source ?? null;
  const { name, takenBy } = freeName(found, memory.instanceId);
  const wished = gatewaySpec({
    preferences: input.preferences,
    overrides: input.overrides,
    engine: input.facts,
    host,
    image,
    instanceId: memory.instanceId,
    name,
    carried: memory.carried,
    stageVolume: stageVolumeName({
      instanceId: memory.instanceId,
      mounts: found.gateway?.mounts ?? [],
      others: found.others,
      shared,
      hasOwn: ownStage !== null,
    }),
  });
  const [ours, port, directories, state, missingVolumes, missingNetwork, sources] = await Promise.all([
    own === null ? null : engine.inspectContainer(own),
    portFacts(host, hostPort(wished), containers, own),
    directoryFacts(host, wished.directories, input.facts.sharesHostFiles),
    stateFacts({
      host,
      engine,
      wished,
      memory,
      others: found.others.filter(isNotWith(input.source ?? memory.takenOver?.containerId, input.source)),
    }),
    findMissingVolumes(engine, wished),
    findMissingNetwork(engine, wished),
    // Folders of an engine elsewhere cannot be looked at from here.
    input.facts.sharesHostFiles && memory.carried === null ? sourceProblem(wished) : null,
  ]);
  const mounted = ours?.mounts.some(
    ({ kind, source }) => `${kind}:${hostSource(source)}` === wished.stateLocator && ours.startedAt !== null,
  );
  return {
    wished,
    image,
    imageProblem: image === null ? null : targetFailure(image, reference, input.facts.architecture),
    ours,
    adopted: null,
    nameHolder: takenBy,
    port,
    state: { ...state.state, known: state.state.known || (mounted === true && !state.state.replaced) },
    missingDirectories: directories.missing,
    directoryProblem: directories.problem ?? sources ?? (input.facts.sharesHostFiles ? state.problem : null),
    missingVolumes,
    missingNetwork,
    strays: found.strays.map(({ id }) => id),
  };
}

/** The same for a stop: only the container is asked for. */
export async function observeContainer({ engine, memory }: ObserveInput): Promise<Observed> {
  const labels = [`${instanceLabel}=${memory.instanceId}`];
  const found = findContainers(await engine.listContainers({ all: true, labels }), memory.instanceId);
  const ours = found.gateway === null ? null : await engine.inspectContainer(found.gateway.id);
  return containerAsItIs(ours, memory.carried?.secretNames);
}

/** Those that live in its network, like upstream's `openclaw-cli`, mount its state and are no gateways. */
function isNotWith(container: string | undefined, source: string | undefined) {
  return ({ id, network }: ContainerSummary) => id !== source && network !== `container:${container ?? ""}`;
}

async function findMissingVolumes(engine: Engine, wished: WishedGateway) {
  const found = await Promise.all(wished.volumes.map(({ name }) => engine.inspectVolume(name)));
  return wished.volumes.filter((_, index) => found[index] === null);
}

async function findMissingNetwork(engine: Engine, { spec }: WishedGateway): Promise<string | null> {
  const names = Object.keys(spec.carried?.networks ?? {});
  const found = await Promise.all(names.map((name) => engine.inspectNetwork(name)));
  return names.find((_, index) => found[index] === null) ?? null;
}

function hostPort(wished: WishedGateway): number {
  return (wished.spec.ports.find(isGatewayPort) ?? wished.spec.ports[0])?.hostPort ?? 0;
}
