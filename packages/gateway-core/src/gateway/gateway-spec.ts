import type { CarriedContainer } from "../contract/adoption-journal.ts";
import type { Overrides } from "../contract/overrides.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ImageDetails } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";
import { carriedGateway, carriedOwner } from "./carried-gateway.ts";
import { containerEnv } from "./container-env.ts";
import { bridgePort, statePath, teamsPort } from "./container-paths.ts";
import { containerUser } from "./container-user.ts";
import { gatewayContainer } from "./gateway-container.ts";
import { instanceLabel, roleLabel, specLabel } from "./labels.ts";
import { imageVersion } from "./openclaw-version.ts";
import { specHash } from "./spec-hash.ts";
import { sharedStageVolume } from "./stage-volume.ts";
import { storagePlan } from "./storage-plan.ts";
import { versionNeeds } from "./version-needs.ts";

export interface GatewaySpecInput {
  preferences: Preferences;
  overrides: Overrides;
  engine: EngineFacts;
  host: Host;
  /** null while the image is not there: the spec is then that of an unknown version. */
  image: ImageDetails | null;
  instanceId: string;
  /** Container name; `rockpool-gateway` unless somebody else has it. */
  name: string;
  /** See `stageVolumeName`; the documented one by default. */
  stageVolume?: string;
  /** What our container goes on from, where it took the place of somebody else's. */
  carried?: CarriedContainer | null;
}

/** Numeric, as a tar or `chown` takes them. */
export interface Owner {
  uid: number;
  gid: number;
}

/**
 * A directory of this host that must exist, with this owner, before the container is created. On Windows uid and gid
 * are -1: there is no owner to set.
 */
export interface WishedDirectory extends Owner {
  path: string;
  mode: number;
}

/** A named volume that must exist; a fresh one's root is given to the gateway's user through `volumeOwnerArchive`. */
export interface WishedVolume {
  name: string;
  target: string;
}

/** The gateway as it should be: what to create, and what must exist before. */
export interface WishedGateway {
  spec: ContainerSpec;
  /** Environment whose values are in the container of before and nowhere else. Never in the spec. */
  secretNames: readonly string[];
  /** Of everything in the spec that a person would want applied; also in the label `dev.rockpool.spec`. */
  hash: string;
  directories: readonly WishedDirectory[];
  volumes: readonly WishedVolume[];
  /** The user the gateway runs as; owner of the config, and of fresh volumes, as numbers inside the container. */
  owner: Owner;
  /** `bind:/abs/path` or `volume:name`. */
  stateLocator: string;
  /** Where the state is in the container. */
  statePath: typeof statePath;
  /** Where the published gateway answers: `http://127.0.0.1:18789`. */
  address: string;
  /** Origins a browser may come from: host port by number and by name. */
  origins: readonly string[];
  /** OpenClaw's version by the image's label; null where the image does not say. */
  version: string | null;
}

/** Throws RockpoolError `path-invalid`, `home-missing` or, of one that is carried on, `settings-corrupt`. */
export function gatewaySpec(input: GatewaySpecInput): WishedGateway {
  const { carried } = input;
  return carried ? carriedOn(input, carried) : ownGateway(input);
}

function ownGateway(input: GatewaySpecInput): WishedGateway {
  const { preferences, overrides, engine, host, image } = input;
  const version = imageVersion(image);
  const needs = versionNeeds(version);
  const user = containerUser(engine, host);
  const storage = storagePlan({
    ...{ preferences, overrides, engine, host, needs },
    owner: user.onHost,
    stageVolume: input.stageVolume ?? sharedStageVolume,
  });
  const port = overrides.port ?? preferences.port;

  const container = gatewayContainer({
    name: input.name,
    image: imageReference(input),
    env: containerEnv(needs, host, preferences),
    labels: ownLabels(input),
    user: user.inside,
    mounts: storage.mounts,
    hostPort: port,
    reach: preferences.reach,
    otherPorts: { [bridgePort]: preferences.bridgePort, [teamsPort]: preferences.teamsPort },
    pids: preferences.pids,
    selinux: engine.selinux,
  });
  return {
    ...labelled({ ...container, ...limits(preferences) }, preferences.timeZone),
    secretNames: [],
    directories: storage.directories,
    volumes: storage.volumes,
    owner: user.inside,
    stateLocator: storage.stateLocator,
    statePath,
    address: localAddress(port),
    origins: originsOf(port, preferences.reach === "network" ? host.lanAddresses : []),
    version,
  };
}

/** Its folders and volumes are there already, and whose they are is not changed. */
function carriedOn(input: GatewaySpecInput, carried: CarriedContainer): WishedGateway {
  const port = input.overrides.port ?? input.preferences.port;
  const bare = carriedGateway(carried, {
    ...{ name: input.name, image: imageReference(input), hostPort: port, labels: ownLabels(input) },
  });
  return {
    ...labelled(bare),
    secretNames: carried.secretNames,
    directories: [],
    volumes: [],
    owner: carriedOwner(bare),
    stateLocator: carried.stateLocator ?? "",
    statePath,
    address: localAddress(port),
    origins: originsOf(port, []),
    version: imageVersion(input.image),
  };
}

/** Of memory and processors, and the networks it joins; nothing where nothing was chosen. */
function limits({ memory, cpus, networks }: Preferences): Partial<ContainerSpec> {
  return {
    ...(memory === null ? {} : { memoryBytes: memory }),
    ...(cpus === null ? {} : { cpus }),
    ...(networks.length === 0
      ? {}
      : { carried: { networks: Object.fromEntries(networks.map((name) => [name, {}])) } }),
  };
}

function imageReference({ overrides, preferences }: GatewaySpecInput): string {
  return overrides.image ?? preferences.image;
}

function ownLabels({ instanceId }: GatewaySpecInput): Record<string, string> {
  return { [instanceLabel]: instanceId, [roleLabel]: "gateway" };
}

function labelled(bare: ContainerSpec, zone: string | null = null): Pick<WishedGateway, "spec" | "hash"> {
  const hash = specHash(bare, zone);
  return { spec: { ...bare, labels: { ...bare.labels, [specLabel]: hash } }, hash };
}

function localAddress(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Where a browser may come from: this computer by number and by name, and its addresses in the networks that may reach it. */
function originsOf(port: number, others: readonly string[]): string[] {
  return ["127.0.0.1", "localhost", ...others].map((host) => `http://${host}:${port}`);
}
