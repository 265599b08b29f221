/**
 * A container as data, independent of who renders it: dockerode options, a `docker run` line, a compose service.
 * Values never hold a secret: all of it can be read back by `docker inspect`.
 */
export interface ContainerSpec {
  name: string;
  image: string;
  /** Replaces the image's entrypoint where given. */
  entrypoint?: readonly string[];
  command: readonly string[];
  env: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
  /** `uid:gid`, or undefined for the image's own. */
  user?: string;
  workingDir?: string;
  mounts: readonly MountSpec[];
  ports: readonly PortSpec[];
  extraHosts: readonly string[];
  init: boolean;
  capDrop: readonly string[];
  capAdd?: readonly string[];
  noNewPrivileges: boolean;
  /** Not confined by SELinux: its labels keep a container out of a person's own folders. */
  selinuxDisabled?: boolean;
  pidsLimit?: number;
  memoryBytes?: number;
  /** How many processors it may keep busy. */
  cpus?: number;
  restart: { name: "no" | "on-failure" | "always" | "unless-stopped"; maximumRetryCount?: number };
  /** Seconds between SIGTERM and SIGKILL when somebody else stops it. */
  stopTimeoutSeconds: number;
  healthcheck?: HealthcheckSpec;
  logRotation?: { maxSize: string; maxFile: number };
  network?: string;
  tty?: boolean;
  openStdin?: boolean;
  /** The engine removes it when it ends; for one-off containers. */
  autoRemove?: boolean;
  /** Of a container that was not made by us: everything that none of the fields above stands for. */
  carried?: CarriedSettings;
}

/** Passed to the engine's create call as they are, under the engine's own names; anything above wins over them. */
export interface CarriedSettings {
  /** `Hostname`, `Domainname`, `StopSignal`, … */
  config?: Readonly<Record<string, unknown>>;
  /** `Dns`, `Ulimits`, `Devices`, `ShmSize`, `GroupAdd`, … */
  hostConfig?: Readonly<Record<string, unknown>>;
  /** Networks beyond the one in `network`, of ours as well, and what was asked of each: aliases, fixed addresses. */
  networks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type MountSpec = {
  kind: "bind" | "volume";
  source: string;
  target: string;
  readOnly?: boolean;
  /** What else was asked of it, in docker's words: `Z`, `rshared`, `nocopy`. Never of ours. */
  options?: string;
};

export interface PortSpec {
  /** Empty for every address, as in `--publish 80:80`. */
  hostIp: string;
  hostPort: number;
  containerPort: number;
  /** TCP where it is not given. */
  protocol?: "udp" | "sctp";
}

/** All times in seconds. */
export interface HealthcheckSpec {
  test: readonly string[];
  intervalSeconds: number;
  timeoutSeconds: number;
  startPeriodSeconds: number;
  retries: number;
}
