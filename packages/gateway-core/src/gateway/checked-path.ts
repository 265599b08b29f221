import path from "node:path";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "../host/host.ts";

/** Which setting a path came from; names the field in the failure. */
export type PathField =
  | "state"
  | "workspace"
  | "stateDir"
  | "workspaceDir"
  | "authSecrets"
  | "homeVolume"
  | "extraMounts";

type Reason = "empty" | "control-character" | "relative" | "root" | "home" | "overlap" | "file";

/** The host's home directory. Throws RockpoolError `home-missing`. */
export function homeOf(host: Host): string {
  if (host.homeDir !== null) return host.homeDir;
  throw new RockpoolError({
    code: "home-missing",
    message: "there is no home directory to keep the state in",
  });
}

/**
 * A directory of the host as a person gave it, absolute and normalized; `~/` means home. Throws RockpoolError
 * `path-invalid` whose facts name field, value and reason.
 */
export function checkedPath(field: PathField, value: string, host: Host): string {
  const system = host.platform === "win32" ? path.win32 : path.posix;
  const trimmed = value.trim();
  if (trimmed === "") throw pathInvalid(field, value, "empty");
  if (/\p{Cc}/u.test(value)) throw pathInvalid(field, value, "control-character");
  const expanded = /^~(?:[/\\]|$)/.test(trimmed) ? system.join(homeOf(host), trimmed.slice(1)) : trimmed;
  if (!system.isAbsolute(expanded)) throw pathInvalid(field, value, "relative");
  const resolved = stripTrailing(system.normalize(expanded), system.sep);
  if (system.parse(resolved).root === resolved) throw pathInvalid(field, value, "root");
  // Its owner and mode would become those of the gateway's state.
  if (host.homeDir !== null && resolved === stripTrailing(host.homeDir, system.sep)) {
    throw pathInvalid(field, value, "home");
  }
  return resolved;
}

/** The workspace may lie inside the state, never the other way round: the agent could then read its own secrets. */
export function checkNesting(field: PathField, workspace: string, state: string, host: Host): void {
  const system = host.platform === "win32" ? path.win32 : path.posix;
  const inside = system.relative(workspace, state);
  const stateInsideWorkspace = inside === "" || (!inside.startsWith("..") && !system.isAbsolute(inside));
  if (stateInsideWorkspace) throw pathInvalid(field, workspace, "overlap");
}

const fixes: Readonly<Record<Reason, string>> = {
  empty: "give a path",
  "control-character": "take the control characters out of it",
  relative: "give the whole path, from the root of the disk",
  root: "choose a directory of its own",
  home: "choose a directory inside the home directory",
  overlap: "keep the state outside the workspace",
  file: "choose a folder, or a path where nothing is yet",
};

/** The failure that says which setting, what it says and why that cannot be. */
export function pathInvalid(field: PathField, value: string, reason: Reason): RockpoolError {
  return new RockpoolError({
    code: "path-invalid",
    message: `${field} ${JSON.stringify(value)} cannot be used (${reason}): ${fixes[reason]}`,
    facts: { field, value, reason, fix: fixes[reason] },
  });
}

function stripTrailing(value: string, separator: string): string {
  return value.length > 1 && value.endsWith(separator) && !value.endsWith(`:${separator}`)
    ? value.slice(0, -1)
    : value;
}
