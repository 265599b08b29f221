import type { CarriedContainer } from "../contract/adoption-journal.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { carriedSpec } from "./carried-spec.ts";
import { gatewayPort } from "./container-paths.ts";
import type { Owner } from "./gateway-spec.ts";

/** What Rockpool says of a carried container by itself. */
export interface CarriedInput {
  name: string;
  image: string;
  hostPort: number;
  labels: Readonly<Record<string, string>>;
}

/** Upstream's user `node`, which its image runs as where nobody says otherwise. */
const imageUser: Owner = { uid: 1000, gid: 1000 };

/**
 * The container that goes on from somebody else's, without its secrets: theirs in everything but name, image, host port
 * and our own labels. Throws RockpoolError `settings-corrupt`.
 */
export function carriedGateway(carried: CarriedContainer, input: CarriedInput): ContainerSpec {
  const theirs = carriedSpec(carried);
  const ports = theirs.ports.map((port) =>
    isGatewayPort(port) ? { ...port, hostPort: input.hostPort } : port,
  );
  return {
    ...theirs,
    name: input.name,
    image: input.image,
    labels: { ...theirs.labels, ...input.labels },
    ports,
  };
}

export function isGatewayPort({ containerPort, protocol }: ContainerSpec["ports"][number]): boolean {
  return containerPort === gatewayPort && protocol === undefined;
}

/** Whom the config belongs to; a name that is not upstream's is a user of that image, and counts as upstream's. */
export function carriedOwner({ user }: Pick<ContainerSpec, "user">): Owner {
  const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(user ?? "") ?? [];
  if (uid !== undefined) return { uid: Number(uid), gid: Number(gid ?? uid) };
  return /^root(?::|$)/.test(user ?? "") ? { uid: 0, gid: 0 } : imageUser;
}
