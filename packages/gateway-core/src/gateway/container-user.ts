import type { EngineFacts } from "../contract/snapshot.ts";
import type { Host } from "../host/host.ts";
import type { Owner } from "./gateway-spec.ts";

/** The image's own `node`; source: upstream's Dockerfile. */
export const imageUser: Owner = { uid: 1000, gid: 1000 };

/**
 * Who the gateway is, inside the container, and who owns its directories on this host.
 * - rootless engine: root in there is the invoking user out here;
 * - rootful engine on this host: the invoking user, so that nothing needs a chown and nothing answers EACCES;
 * - invoked as root, or an engine in a VM (its file share maps owners): the image's own user.
 * A gateway with a state volume runs as the same user as one with a bind mount: its workspace is bound either way.
 */
export function containerUser(engine: EngineFacts, host: Host): { inside: Owner; onHost: Owner } {
  const invoking: Owner = { uid: host.uid, gid: host.gid };
  if (!engine.sharesHostFiles) return { inside: imageUser, onHost: invoking };
  if (engine.rootless) return { inside: { uid: 0, gid: 0 }, onHost: invoking };
  if (host.uid > 0) return { inside: invoking, onHost: invoking };
  return { inside: imageUser, onHost: imageUser };
}
