import { stringify } from "yaml";
import type { WrittenFile } from "../contract/adoption.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { composeService, type Service } from "./compose-service.ts";
import { envFile } from "./env-file.ts";

export interface ComposeInput {
  /** Of the container as it is, its secrets included. */
  spec: ContainerSpec;
  /** Of the variables that hold secrets. */
  secretNames: readonly string[];
  /** Whether their values are written, into `.env`. */
  withSecrets: boolean;
}

export interface ComposeProject {
  files: WrittenFile[];
  /** Settings that compose has no word for, by the engine's name. */
  notSaid: string[];
}

/** Names of the documentation's compose file; docs: https://docs.openclaw.ai/install/docker */
export const gatewayService = "openclaw-gateway";
export const cliService = "openclaw-cli";

/**
 * A compose project that makes this very container again: `docker compose up -d` uses the volumes and networks that are there
 * and creates none. A secret's value stands in `.env` (0600) and nowhere else, and only where that is wanted.
 */
export function composeProject({ spec, secretNames, withSecrets }: ComposeInput): ComposeProject {
  const secrets = secretNames.filter((name) => name in spec.env);
  const { service, notSaid, networks, volumes } = composeService(spec, secrets);
  const document = {
    services: { [gatewayService]: service, [cliService]: cliBeside(service) },
    ...existing("volumes", volumes),
    ...existing("networks", networks),
  };
  const values = Object.fromEntries(
    secrets.map((name) => [name, withSecrets ? (spec.env[name] ?? "") : null]),
  );
  const files: WrittenFile[] = [
    { name: "docker-compose.yml", content: stringify(document, { lineWidth: 0 }), mode: 0o644 },
  ];
  if (secrets.length > 0) files.push({ name: ".env", content: envFile(values), mode: 0o600 });
  return { files, notSaid };
}

/** OpenClaw's own command line beside the gateway, in its network and on its files, only when somebody runs it. */
export function cliBeside(gateway: Service): Service {
  const { image, user, environment, volumes, init, cap_drop, security_opt } = gateway;
  const shared = { image, user, environment, volumes, init, cap_drop, security_opt };
  return {
    ...Object.fromEntries(Object.entries(shared).filter(([, value]) => value !== undefined)),
    network_mode: `service:${gatewayService}`,
    depends_on: [gatewayService],
    entrypoint: ["node", "dist/index.js"],
    stdin_open: true,
    tty: true,
    profiles: ["cli"],
  };
}

/** Volumes or networks that are there already: compose is not to make them. */
export function existing(key: "volumes" | "networks", names: readonly string[]): Record<string, unknown> {
  if (names.length === 0) return {};
  return { [key]: Object.fromEntries(names.map((name) => [name, { external: true, name }])) };
}
