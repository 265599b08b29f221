import { randomBytes } from "node:crypto";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { WishedGateway } from "./gateway-spec.ts";
import { roleLabel, specLabel } from "./labels.ts";

export interface OneOffOptions {
  /** Arguments of OpenClaw's own CLI. */
  args: readonly string[];
  tty: boolean;
  /** Keep stdin open; default true. */
  stdin?: boolean;
  /** What tells this one's name from others'; random by default. */
  suffix?: string;
}

/** OpenClaw's CLI in a container of its own: mounts, user and stage directory of the gateway; no ports; removes itself. */
export function oneOffSpec(wished: WishedGateway, options: OneOffOptions): ContainerSpec {
  const { healthcheck: _check, ...gateway } = wished.spec;
  const { [specLabel]: _hash, ...labels } = gateway.labels;
  return {
    ...gateway,
    name: `${gateway.name}-cli-${options.suffix ?? randomBytes(3).toString("hex")}`,
    // One word, as the flag of `docker run` takes it: so both renderings are one.
    entrypoint: ["node"],
    command: ["dist/index.js", ...options.args],
    // There is no browser in there: the link is printed instead. Upstream's CLI service does the same.
    env: { ...gateway.env, BROWSER: "echo" },
    labels: { ...labels, [roleLabel]: "one-off" },
    ports: [],
    restart: { name: "no" },
    stopTimeoutSeconds: 10,
    tty: options.tty,
    openStdin: options.stdin ?? true,
    autoRemove: true,
  };
}
