import type { ContainerDetails, ImageDetails } from "../../engine/engine.ts";
import { specLabel } from "../../gateway/labels.ts";
import { containerAsItIs } from "../observe-container.ts";
import type { Observed } from "../observed.ts";

/** The hash of the wish below; a container with it needs no new one. */
export const wishedHash = "h1";

export const image: ImageDetails = {
  id: "sha256:1",
  tags: ["openclaw:1"],
  repoDigests: [],
  labels: {},
  env: {},
  user: "node",
  architecture: "amd64",
  os: "linux",
  createdAt: 0,
  sizeBytes: 1,
  entrypoint: [],
  command: [],
};

/** A gateway of ours that was started once and ended well. */
export function container(patch: Partial<ContainerDetails> = {}): ContainerDetails {
  return {
    id: "c1",
    name: "rockpool-gateway",
    status: "exited",
    imageReference: "openclaw:1",
    imageId: "sha256:1",
    labels: { [specLabel]: wishedHash },
    env: {},
    user: "1000:1000",
    mounts: [],
    published: [],
    createdAt: 1,
    startedAt: 2,
    finishedAt: 3,
    exitCode: 0,
    oomKilled: false,
    restartCount: 0,
    health: "none",
    error: "",
    tty: false,
    ...{ network: "bridge", autoRemove: false },
    ...patch,
  };
}

/** Nothing is there but the image: a first start. With a container of ours its state is there, too. */
export function observed(patch: Partial<Observed> = {}): Observed {
  const base = containerAsItIs(null);
  return {
    ...base,
    image,
    state: {
      ...base.state,
      locator: "bind:/home/a/.openclaw",
      where: "/home/a/.openclaw",
      replaced: false,
      known: patch.ours != null,
      exists: patch.ours != null,
    },
    wished: {
      ...base.wished,
      hash: wishedHash,
      spec: {
        ...base.wished.spec,
        image: "openclaw:1",
        ports: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
      },
      directories: [{ path: "/home/a/.openclaw", uid: 1000, gid: 1000, mode: 0o700 }],
      address: "http://127.0.0.1:18789",
    },
    ...patch,
  };
}
