import { Preferences } from "../contract/settings/preferences.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ImageDetails } from "../engine/engine.ts";
import { containerEnv } from "../gateway/container-env.ts";
import { statePath } from "../gateway/container-paths.ts";
import { imageUser } from "../gateway/container-user.ts";
import { gatewayContainer } from "../gateway/gateway-container.ts";
import { demoLabel } from "../gateway/labels.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import { versionNeeds } from "../gateway/version-needs.ts";
import type { Host } from "../host/host.ts";

export interface DemoSpecInput {
  host: Host;
  engine: EngineFacts;
  reference: string;
  image: ImageDetails;
  instanceId: string;
  /** What tells this demo's name from others'. */
  shortId: string;
  hostPort: number;
}

/**
 * A gateway like the real one, with nothing of it: no mount, a name and a label of its own, and the engine removes it when it
 * ends. It runs as the image's user, who owns all there is in there.
 */
export function demoSpec(input: DemoSpecInput): ContainerSpec {
  const { host, engine, image, hostPort } = input;
  const needs = versionNeeds(imageVersion(image));
  const { healthcheck: _check, ...spec } = gatewayContainer({
    name: `rockpool-demo-${input.shortId}`,
    image: input.reference,
    env: {
      ...containerEnv(needs, host, Preferences.parse({})),
      ...(needs.stageDir ? { OPENCLAW_PLUGIN_STAGE_DIR: `${statePath}/plugin-runtime-deps` } : {}),
    },
    labels: { [demoLabel]: input.instanceId },
    user: imageUser,
    mounts: [],
    hostPort,
    reach: "computer",
    selinux: engine.selinux,
  });
  return { ...spec, restart: { name: "no" }, stopTimeoutSeconds: 5, autoRemove: true };
}
