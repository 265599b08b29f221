import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import type { ImportJournal } from "../contract/adoption-journal.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerDetails, ContainerMount } from "../engine/engine.ts";
import { fileFromArchive } from "../gateway/file-from-archive.ts";
import { stateLocatorOf, stateMountOf } from "../gateway/state-mount.ts";
import { parseConfig } from "../openclaw/config-file.ts";
import { configText } from "./config-text.ts";
import type { ImportInput } from "./prepare-import.ts";

type From = ImportJournal["parts"][number]["from"];

export interface ImportSource {
  state: From;
  workspace: From;
  authSecrets: From | null;
  stateLocator: string;
  /** Where it sees them itself. */
  statePath: string;
  workspacePath: string | null;
  /** null for a native one. */
  imageId: string | null;
}

/** Where what somebody else's gateway keeps lies, for a helper to mount. Throws as `prepareImport` does. */
export async function importSource(input: ImportInput): Promise<ImportSource> {
  const { found, wish } = input;
  if (!found.may.import) throw notSupported(found.name, whyNot(input));
  if (found.running && !wish.stopSource) throw inUse(found.containerId, found.name);
  return found.containerId === null ? native(input) : ofContainer(input, found.containerId);
}

async function ofContainer({ current, found, wish }: ImportInput, id: string): Promise<ImportSource> {
  const details = await current.engine.inspectContainer(id);
  const mount = details && stateMountOf(details.mounts, details.env);
  const state = place(mount);
  const stateLocator = details && stateLocatorOf(details);
  if (details === null || mount === null || state === null || stateLocator === null)
    throw notSupported(found.name, "no-state");
  // The stop would remove it, and what it keeps in itself.
  if (found.running && wish.stopSource && details.autoRemove) throw notSupported(found.name, "auto-remove");
  const statePath = withoutEnd(mount.target);
  const config = await fileFromArchive(current.engine, id, `${statePath}/openclaw.json`).catch(() => null);
  const workspacePath = workspaceOf(config) ?? `${statePath}/workspace`;
  const secrets = `${path.posix.dirname(statePath)}/.config/openclaw`;
  return {
    ...{ state, stateLocator, statePath, imageId: details.imageId },
    workspacePath: workspacePath.startsWith("/") ? withoutEnd(workspacePath) : null,
    workspace: mountedAt(details, workspacePath) ??
      mountedAt(details, `${statePath}/workspace`) ?? { ...state, below: "/workspace" },
    authSecrets: mountedAt(details, secrets),
  };
}

function mountedAt({ mounts }: ContainerDetails, target: string): From | null {
  return place(mounts.find((mount) => withoutEnd(mount.target) === withoutEnd(target)));
}

function place(mount: ContainerMount | null | undefined): From | null {
  if (mount?.kind !== "bind" && mount?.kind !== "volume") return null;
  return { kind: mount.kind, source: mount.source, below: "" };
}

async function native({ found, host }: ImportInput): Promise<ImportSource> {
  // One that runs is its owner's to stop: nothing here would start it again.
  if (found.running) throw inUse(null, found.name);
  if (found.identity.kind !== "native") throw notSupported(found.name, "no-state");
  const { stateDir } = found.identity;
  const bind = (source: string): From => ({ kind: "bind", source, below: "" });
  const home = host.homeDir;
  const asked = workspaceOf(await configText(stateDir));
  const expanded = asked !== null && home !== null ? asked.replace(/^~(?=$|[/\\])/, home) : asked;
  const within = path.join(stateDir, "workspace");
  const isElsewhere = expanded !== null && path.isAbsolute(expanded) && path.resolve(expanded) !== within;
  // Many have their workspace elsewhere by a link.
  const linked = isElsewhere ? null : await targetOfLink(within);
  const elsewhere = isElsewhere ? path.resolve(expanded) : linked;
  return {
    state: bind(stateDir),
    workspace: elsewhere === null ? { ...bind(stateDir), below: "/workspace" } : bind(elsewhere),
    authSecrets: home === null ? null : bind(path.join(home, ".config", "openclaw")),
    stateLocator: `bind:${stateDir}`,
    statePath: stateDir,
    // As the config has it, which is what is looked for in it.
    workspacePath: asked ?? within,
    imageId: null,
  };
}

/** null for what is no link, or leads nowhere. */
async function targetOfLink(folder: string): Promise<string | null> {
  try {
    return (await lstat(folder)).isSymbolicLink() ? await realpath(folder) : null;
  } catch {
    return null;
  }
}

/** Source: docs, gateway/configuration: `agents.defaults.workspace`. */
function workspaceOf(text: string | null): string | null {
  if (text === null) return null;
  try {
    const { agents } = parseConfig(text) as { agents?: { defaults?: { workspace?: unknown } } };
    const workspace = agents?.defaults?.workspace;
    return typeof workspace === "string" && workspace !== "" ? workspace : null;
  } catch {
    // One that does not parse is copied as it is.
    return null;
  }
}

function whyNot({ current, found }: ImportInput): string {
  if (found.identity.kind === "native" && !current.facts.sharesHostFiles) return "no-host-files";
  if (found.engine !== null && !found.engine.isCurrent) return "other-engine";
  return found.state === null ? "no-state" : (found.because ?? "no-state");
}

/** `because` is a code. */
export function notSupported(what: string, because: string): RockpoolError {
  const message = `${what} cannot be imported: ${because}`;
  return new RockpoolError({ code: "not-supported", message, facts: { what, because } });
}

function inUse(containerId: string | null, name: string): RockpoolError {
  const by = containerId === null ? name : `container ${name}`;
  return new RockpoolError({
    code: "source-in-use",
    message: `${by} runs`,
    facts: { by },
    actions: [{ kind: "retry" }],
  });
}

function withoutEnd(folder: string): string {
  return folder.replace(/(?<=.)\/+$/, "");
}
