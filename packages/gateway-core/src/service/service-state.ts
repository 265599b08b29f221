import type { AdoptionState } from "../contract/adoption.ts";
import type { ChannelTrouble } from "../contract/channels.ts";
import type { Demo } from "../contract/demo.ts";
import type { Failure } from "../contract/failure.ts";
import type { Operation } from "../contract/operation.ts";
import type { Overrides } from "../contract/overrides.ts";
import type { EngineState, GatewayHealth, Snapshot } from "../contract/snapshot.ts";
import type { ContainerDetails, ImageDetails } from "../engine/engine.ts";
import { unknownHealth } from "../health/health-monitor.ts";

/** All the service knows at this moment. Replaced, never changed in place; the snapshot is made from it. */
export interface ServiceState {
  engine: EngineState;
  /** Our gateway's container as last inspected; null where there is none, or the engine cannot be asked. */
  container: ContainerDetails | null;
  /** The image that container was made from. */
  containerImage: ImageDetails | null;
  /** The image wished for: undefined before it was asked for, null where the engine has none. */
  wishedImage: ImageDetails | null | undefined;
  hasState: boolean | null;
  drift: readonly string[];
  /** Of images: the last one, running or over. */
  imageOperation: Operation | null;
  health: GatewayHealth;
  /** The last one, running or over. */
  operation: Operation | null;
  failure: (Failure & { at: number }) | null;
  /** Of the last start from a command whose environment said otherwise than the settings. */
  overrides: Overrides;
  demo: Demo | null;
  adoption: AdoptionState | null;
  /** null while the gateway does not run, or does not say. */
  channelTroubles: readonly ChannelTrouble[] | null;
  requests: Snapshot["requests"];
}

export const firstState: ServiceState = {
  engine: { kind: "searching" },
  container: null,
  containerImage: null,
  wishedImage: undefined,
  hasState: null,
  drift: [],
  imageOperation: null,
  health: unknownHealth,
  operation: null,
  failure: null,
  overrides: {},
  demo: null,
  adoption: null,
  channelTroubles: null,
  requests: null,
};

/** Where everybody in this folder reads the state and puts changes. */
export interface StateHolder {
  get(): ServiceState;
  change(patch: Partial<ServiceState>): void;
}
