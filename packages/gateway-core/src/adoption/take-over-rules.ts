import type { Difference } from "../contract/adoption.ts";
import type { ContainerSpec, PortSpec } from "../engine/container-spec.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import { isGatewayPort } from "../gateway/carried-gateway.ts";
import { gatewayHealthcheck } from "../gateway/healthcheck.ts";
import { secretNames } from "./secret-names.ts";

/** A choice between theirs and the safer one: kept as it is unless the person says otherwise. */
export interface TakeOverRule {
  difference: Omit<Difference, "choice">;
  /** Without one there is no choice, and the difference is told as a risk that stays. */
  safer?: (spec: ContainerSpec) => ContainerSpec;
}

/** What a person may choose of this container, by what it was made with and what it runs as. Values are docker's words. */
export function takeOverRules(
  spec: ContainerSpec,
  details: Pick<ContainerDetails, "user" | "health">,
): TakeOverRule[] {
  return [
    ...spec.ports.flatMap(published),
    ...asRoot(details),
    ...privileges(spec),
    ...sockets(spec),
    ...secretNames(spec.env).map((name) => secret(name, spec.env[name] ?? "")),
    ...limits(spec),
    ...(spec.healthcheck === undefined && details.health === "none" ? [healthcheck] : []),
    ...restarts(spec),
  ];
}

function published(port: PortSpec): TakeOverRule[] {
  if (port.hostIp.startsWith("127.") || port.hostIp === "::1") return [];
  const end = `${port.containerPort}/${port.protocol ?? "tcp"}`;
  const at = (hostIp: string) => `${hostIp.includes(":") ? `[${hostIp}]` : hostIp}:${port.hostPort}:${end}`;
  const now = at(port.hostIp === "" ? "0.0.0.0" : port.hostIp);
  return [
    {
      difference: {
        ...{ id: `published:${end}`, field: "published", weight: "risk" },
        ...{ theirs: now, kept: now, safer: at("127.0.0.1") },
      },
      safer: (spec) => ({
        ...spec,
        ports: spec.ports.map((each) => (isSame(each, port) ? { ...each, hostIp: "127.0.0.1" } : each)),
      }),
    },
  ];
}

function isSame(a: PortSpec, b: PortSpec): boolean {
  return a.containerPort === b.containerPort && a.protocol === b.protocol && a.hostIp === b.hostIp;
}

/** Another user would need the state's files given to it: told, not offered. */
function asRoot({ user }: Pick<ContainerDetails, "user">): TakeOverRule[] {
  if (!/^(?:0|root)(?::|$)/.test(user)) return [];
  const is = `--user ${user}`;
  return [{ difference: { id: "user", field: "user", theirs: is, kept: is, safer: null, weight: "risk" } }];
}

function privileges(spec: ContainerSpec): TakeOverRule[] {
  const rules: TakeOverRule[] = [];
  if (spec.carried?.hostConfig?.Privileged === true) {
    rules.push({
      difference: {
        ...{ id: "privileged", field: "privileges", weight: "risk" },
        ...{ theirs: "--privileged", kept: "--privileged", safer: "--privileged=false" },
      },
      safer: withoutHostConfig("Privileged"),
    });
  }
  const added = spec.capAdd ?? [];
  if (!spec.capDrop.includes("ALL") || added.length > 0) {
    const now = [
      ...spec.capDrop.map((name) => `--cap-drop ${name}`),
      ...added.map((name) => `--cap-add ${name}`),
    ].join(" ");
    rules.push({
      difference: {
        ...{ id: "capabilities", field: "capabilities", weight: added.length > 0 ? "risk" : "note" },
        ...{ theirs: now === "" ? null : now, kept: now === "" ? null : now, safer: "--cap-drop ALL" },
      },
      safer: ({ capAdd: _added, ...others }) => ({ ...others, capDrop: ["ALL"] }),
    });
  }
  if (!spec.noNewPrivileges) {
    rules.push({
      difference: {
        ...{ id: "no-new-privileges", field: "privileges", weight: "note" },
        ...{ theirs: null, kept: null, safer: "--security-opt no-new-privileges" },
      },
      safer: (one) => ({ ...one, noNewPrivileges: true }),
    });
  }
  return rules;
}

/** Whoever has the engine's socket has the computer. */
function sockets(spec: ContainerSpec): TakeOverRule[] {
  return spec.mounts
    .filter(({ source }) => /\/(?:docker|podman|containerd)\.sock$/.test(source))
    .map((mount) => {
      const now = `--volume ${mount.source}:${mount.target}`;
      return {
        difference: {
          ...{ id: `mount:${mount.target}`, field: "mount", weight: "risk" },
          ...{ theirs: now, kept: now, safer: "--volume none" },
        },
        safer: (one) => ({ ...one, mounts: one.mounts.filter(({ target }) => target !== mount.target) }),
      };
    });
}

/** How a dashboard is signed in to is read from the container or its config, and `.env` is neither. */
const signIn = /^OPENCLAW_GATEWAY_(?:TOKEN|PASSWORD)$/;

function secret(name: string, value: string): TakeOverRule {
  const now = `--env ${name}`;
  const movable = !signIn.test(name) && !/['\n]/.test(value);
  return {
    difference: {
      ...{ id: `secret:${name}`, field: "secret", weight: "risk" },
      ...{ theirs: now, kept: now, safer: movable ? `.env: ${name}` : null },
    },
    ...(movable ? { safer: withoutEnv(name) } : {}),
  };
}

function limits(spec: ContainerSpec): TakeOverRule[] {
  const rules: TakeOverRule[] = [];
  if (spec.pidsLimit === undefined) {
    rules.push({
      difference: {
        ...{ id: "pids-limit", field: "limits", weight: "note" },
        ...{ theirs: null, kept: null, safer: "--pids-limit 512" },
      },
      safer: (one) => ({ ...one, pidsLimit: 512 }),
    });
  }
  if (spec.logRotation === undefined && spec.carried?.hostConfig?.LogConfig === undefined) {
    rules.push({
      difference: {
        ...{ id: "log-rotation", field: "log-rotation", weight: "note" },
        ...{ theirs: null, kept: null, safer: "--log-opt max-size=10m --log-opt max-file=3" },
      },
      safer: (one) => ({ ...one, logRotation: { maxSize: "10m", maxFile: 3 } }),
    });
  }
  return rules;
}

const healthcheck: TakeOverRule = {
  difference: {
    ...{ id: "healthcheck", field: "healthcheck", weight: "note" },
    ...{ theirs: null, kept: null, safer: "--health-cmd /healthz" },
  },
  safer: (spec) => ({ ...spec, healthcheck: gatewayHealthcheck }),
};

function restarts({ restart }: ContainerSpec): TakeOverRule[] {
  if (restart.name === "unless-stopped") return [];
  const tries = restart.maximumRetryCount === undefined ? "" : `:${restart.maximumRetryCount}`;
  const now = `--restart ${restart.name}${tries}`;
  return [
    {
      difference: {
        ...{ id: "restart", field: "restart", weight: "note" },
        ...{ theirs: now, kept: now, safer: "--restart unless-stopped" },
      },
      safer: (spec) => ({ ...spec, restart: { name: "unless-stopped" } }),
    },
  ];
}

/** Of the gateway's own port; null where it publishes none. */
export function gatewayPortOf({ ports }: ContainerSpec): PortSpec | null {
  return ports.find(isGatewayPort) ?? null;
}

function withoutEnv(name: string) {
  return (spec: ContainerSpec): ContainerSpec => {
    const { [name]: _value, ...env } = spec.env;
    return { ...spec, env };
  };
}

function withoutHostConfig(key: string) {
  return (spec: ContainerSpec): ContainerSpec => {
    const { [key]: _value, ...hostConfig } = spec.carried?.hostConfig ?? {};
    return { ...spec, carried: { ...spec.carried, hostConfig } };
  };
}
