import type { Overrides, Preferences } from "../contract/settings.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ImageDetails } from "../engine/engine.ts";
import type { Host } from "../host/host.ts";

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
}

export interface Owner {
  uid: number;
  gid: number;
}

/** A directory of this host that must exist, with this owner, before the container is created. */
export interface WishedDirectory extends Owner {
  path: string;
  mode: number;
}

/** A named volume that must exist; a fresh one's root is given to `owner` through `volumeOwnerArchive`. */
export interface WishedVolume {
  name: string;
  target: string;
}

/** The gateway as it should be: what to create, and what must exist before. */
export interface WishedGateway {
  spec: ContainerSpec;
  /** Of everything in the spec that a person would want applied; also in the label `dev.rockpool.spec`. */
  hash: string;
  directories: readonly WishedDirectory[];
  volumes: readonly WishedVolume[];
  /** The user the gateway runs as; owner of the config, and of fresh volumes. */
  owner: Owner;
  /** `bind:/abs/path` or `volume:name`. */
  stateLocator: string;
  /** Where the state is in the container. */
  statePath: "/home/node/.openclaw";
  /** Where the published gateway answers: `http://127.0.0.1:18789`. */
  address: string;
  /** Origins a browser may come from: host port by number and by name. */
  origins: readonly string[];
  /** OpenClaw's version by the image's label; null where the image does not say. */
  version: string | null;
}

/** Throws RockpoolError `path-invalid` or `home-missing`. */
export function gatewaySpec(_input: GatewaySpecInput): WishedGateway {
  throw new Error("not written yet");
}
