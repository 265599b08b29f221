import { workspacePath as ourWorkspace, statePath } from "../../gateway/container-paths.ts";
import { parseConfig } from "../../openclaw/config-file.ts";
import { editConfig, type Json } from "../../openclaw/edit-config.ts";
import { gatewayAuth } from "../../openclaw/gateway-auth.ts";
import { newGatewayToken } from "../../openclaw/gateway-token.ts";

export interface ImportedConfigInput {
  text: string;
  /** What the source found in its environment and in `.env` of its state. */
  env: Readonly<Record<string, string>>;
  /** Where it saw them. */
  statePath: string;
  workspacePath: string | null;
}

/**
 * The source's config with what it had from its surroundings: the secret that it is opened with, and paths as they are in our
 * container. A gateway that asked for no secret gets a token: in a container it has to listen on all addresses, which OpenClaw
 * refuses without one. Throws RockpoolError `gateway-configuration` for one that does not parse.
 */
export function importedConfig(input: ImportedConfigInput): string {
  return withPaths(withSecret(input.text, input.env), input);
}

function withSecret(text: string, env: ImportedConfigInput["env"]): string {
  const { mode, secret, why } = gatewayAuth(parseConfig(text), env);
  if (why === "environment" && secret !== null)
    return editConfig(text, ["gateway", "auth", mode === "password" ? "password" : "token"], secret);
  if (mode !== "none" && !(mode === "token" && why === "missing")) return text;
  const token = editConfig(text, ["gateway", "auth", "token"], newGatewayToken());
  return editConfig(token, ["gateway", "auth", "mode"], "token");
}

/** Source: docs, gateway/configuration: `agents.defaults.workspace`, `agents.list[].workspace` and `.agentDir`. */
function withPaths(text: string, { statePath: theirs, workspacePath }: ImportedConfigInput): string {
  const moves: [string, string][] = [
    ...(workspacePath === null ? [] : [[workspacePath, ourWorkspace] as [string, string]]),
    [theirs, statePath],
  ];
  const agents = record(parseConfig(text).agents);
  const before = record(agents.defaults).workspace;
  const after = moved(before, moves);
  const edited =
    after === before ? text : editConfig(text, ["agents", "defaults", "workspace"], after as Json);
  if (!Array.isArray(agents.list)) return edited;
  const list = agents.list.map((agent: unknown) => {
    const { workspace, agentDir } = record(agent);
    const changes = { workspace: moved(workspace, moves), agentDir: moved(agentDir, moves) };
    if (changes.workspace === workspace && changes.agentDir === agentDir) return agent;
    return {
      ...record(agent),
      ...(workspace === undefined ? {} : { workspace: changes.workspace }),
      ...(agentDir === undefined ? {} : { agentDir: changes.agentDir }),
    };
  });
  const isSame = list.every((agent, index) => agent === (agents.list as unknown[])[index]);
  return isSame ? edited : editConfig(edited, ["agents", "list"], list as Json);
}

function moved(value: unknown, moves: readonly [string, string][]): unknown {
  if (typeof value !== "string") return value;
  for (const [from, to] of moves) {
    if (value === from) return to;
    if (value.startsWith(`${from}/`)) return `${to}${value.slice(from.length)}`;
  }
  return value;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
