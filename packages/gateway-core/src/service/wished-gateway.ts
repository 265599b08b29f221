import type { Overrides } from "../contract/overrides.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ImageDetails } from "../engine/engine.ts";
import { gatewaySpec, type WishedGateway } from "../gateway/gateway-spec.ts";
import { stageVolumeName } from "../gateway/stage-volume.ts";
import type { Host } from "../host/host.ts";
import { gatewayName, lastingName } from "../lifecycle/find-gateway.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { StateHolder } from "./service-state.ts";

export interface WishedInput {
  host: Host;
  settings: SettingsStore;
  state: StateHolder;
  engine: EngineFacts;
  preferences: Preferences;
  overrides: Overrides;
  image: ImageDetails | null;
}

/**
 * The gateway as settings wish it, without asking the engine: what our container has stays its choice, and without one it is
 * chosen when one is made. Throws as `gatewaySpec` does.
 */
export function wishedGateway({ settings, state, ...input }: WishedInput): WishedGateway {
  const { instanceId, carried } = settings.memory();
  const { container } = state.get();
  return gatewaySpec({
    ...input,
    ...{ instanceId, carried },
    name: lastingName(container?.name ?? gatewayName),
    stageVolume: stageVolumeName({
      ...{ instanceId, others: [], shared: null, hasOwn: false },
      mounts: container?.mounts ?? [],
    }),
  });
}
