import type { ContainerSummary, ImageDetails } from "../engine/engine.ts";
import { gatewayPort, statePath } from "../gateway/container-paths.ts";
import { isOpenClawImage } from "../gateway/is-openclaw-image.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import { stateFolder } from "../gateway/state-mount.ts";

/** OpenClaw's program, as its image and its package start it. */
const program = /(?:^|[\s/'"])openclaw(?:\.mjs)?(?=[\s'"]|$)/;
/** The same in upstream's compose file: a name that other programs have, too. */
const commonProgram = /(?:^|[\s/'"])dist\/index\.js(?=[\s'"]|$)/;

/**
 * Whether a container of somebody else's looks like an OpenClaw gateway: by what it runs, by the state it mounts, or by the
 * port it publishes. Clients and one-off commands of OpenClaw's CLI are none. Another user's Rockpool says so itself.
 */
export function isGatewayContainer(container: ContainerSummary, image: ImageDetails | null): boolean {
  const { labels, command, mounts, published } = container;
  if (labels[instanceLabel] !== undefined) return labels[roleLabel] === "gateway";
  if (/^true$/i.test(labels["com.docker.compose.oneoff"] ?? "")) return false;
  const runsGateway = /(?:^|[\s'"])gateway(?:[\s'"]|$)/.test(command);
  if (program.test(command)) return runsGateway;
  const hasState = mounts.some(({ target }) => target === statePath || stateFolder.test(target));
  const publishes = publishesGateway(published);
  const isOpenClaw = image !== null && isOpenClawImage(image);
  if (commonProgram.test(command)) return runsGateway && (isOpenClaw || hasState || publishes);
  return isOpenClaw ? runsGateway || hasState || publishes : hasState && (runsGateway || publishes);
}

/** Made by this installation: a second gateway of ours is not somebody else's. */
export function isOfInstance({ labels }: ContainerSummary, instanceId: string): boolean {
  return labels[instanceLabel] === instanceId;
}

function publishesGateway(published: ContainerSummary["published"]): boolean {
  return published.some(({ containerPort }) => containerPort === gatewayPort);
}
