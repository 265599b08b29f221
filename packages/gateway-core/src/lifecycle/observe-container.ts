import type { ContainerDetails } from "../engine/engine.ts";
import { statePath } from "../gateway/container-paths.ts";
import { specLabel } from "../gateway/labels.ts";
import { gatewayName } from "./find-gateway.ts";
import type { Observed } from "./observed.ts";

/**
 * All that a stop needs. It asks for nothing but the container and wishes for it as it is: a gateway must be stoppable
 * whatever became of settings, image and directories.
 */
export function containerAsItIs(
  ours: ContainerDetails | null,
  secretNames: readonly string[] = [],
): Observed {
  return {
    ours,
    adopted: null,
    image: null,
    imageProblem: null,
    nameHolder: null,
    port: { kind: "free" },
    state: {
      locator: "",
      replaced: false,
      known: true,
      where: "",
      exists: true,
      users: [],
      version: null,
      nativePid: null,
    },
    missingDirectories: [],
    directoryProblem: null,
    missingVolumes: [],
    missingNetwork: null,
    strays: [],
    wished: {
      spec: {
        name: ours?.name ?? gatewayName,
        image: ours?.imageReference ?? "",
        command: [],
        env: {},
        labels: ours?.labels ?? {},
        mounts: [],
        ports: [],
        extraHosts: [],
        init: true,
        capDrop: [],
        noNewPrivileges: true,
        restart: { name: "no" },
        stopTimeoutSeconds: 60,
      },
      secretNames,
      hash: ours?.labels[specLabel] ?? "",
      directories: [],
      volumes: [],
      owner: { uid: 0, gid: 0 },
      stateLocator: "",
      statePath,
      address: "",
      origins: [],
      version: null,
    },
  };
}
