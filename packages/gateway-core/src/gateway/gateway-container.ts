import type { ContainerSpec, MountSpec, PortSpec } from "../engine/container-spec.ts";
import { gatewayPort } from "./container-paths.ts";
import { guarded } from "./gateway-guard.ts";
import type { Owner } from "./gateway-spec.ts";
import { gatewayHealthcheck } from "./healthcheck.ts";

export interface GatewayContainerInput {
  name: string;
  image: string;
  env: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
  user: Owner;
  mounts: readonly MountSpec[];
  hostPort: number;
  /** On 127.0.0.1 and nowhere else, or on every address of this computer. */
  reach: "computer" | "network";
  /** Its other ports that are wished for, by their number in the container. */
  otherPorts?: Readonly<Record<number, number | null>>;
  /** Processes and threads at most. */
  pids?: number;
  /** Whether the engine confines by SELinux. */
  selinux: boolean;
}

/** What every gateway of ours runs in, whatever it is for: how it is started, published and confined. */
export function gatewayContainer(input: GatewayContainerInput): ContainerSpec {
  return {
    name: input.name,
    image: input.image,
    // In the image's own working directory, through the image's own entrypoint (upstream: `tini -s --`).
    command: guarded(["node", "dist/index.js", "gateway", "--bind", "lan", "--port", String(gatewayPort)]),
    env: input.env,
    labels: input.labels,
    user: `${input.user.uid}:${input.user.gid}`,
    mounts: input.mounts,
    ports: [
      published(input, input.hostPort, gatewayPort),
      ...Object.entries(input.otherPorts ?? {}).flatMap(([inside, outside]) =>
        outside === null ? [] : [published(input, outside, Number(inside))],
      ),
    ],
    // Ollama and LM Studio on this host.
    extraHosts: ["host.docker.internal:host-gateway"],
    init: true,
    capDrop: ["ALL"],
    noNewPrivileges: true,
    // Relabelling (`:Z`) would change the person's own files, for good and for everybody else.
    ...(input.selinux ? { selinuxDisabled: true } : {}),
    pidsLimit: input.pids ?? 512,
    restart: { name: "unless-stopped" },
    stopTimeoutSeconds: 60,
    healthcheck: gatewayHealthcheck,
    logRotation: { maxSize: "10m", maxFile: 3 },
  };
}

function published({ reach }: GatewayContainerInput, hostPort: number, containerPort: number): PortSpec {
  return { hostIp: reach === "network" ? "" : "127.0.0.1", hostPort, containerPort };
}
