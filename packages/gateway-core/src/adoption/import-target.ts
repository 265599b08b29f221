import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { ImportJournal } from "../contract/adoption-journal.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { MountSpec } from "../engine/container-spec.ts";
import { homeOf, pathInvalid } from "../gateway/checked-path.ts";
import { authSecretsPath, statePath, workspacePath } from "../gateway/container-paths.ts";
import { containerUser } from "../gateway/container-user.ts";
import { hostSource } from "../gateway/host-source.ts";
import { sharedStageVolume } from "../gateway/stage-volume.ts";
import { storagePlan } from "../gateway/storage-plan.ts";
import { versionNeeds } from "../gateway/version-needs.ts";
import { nearestExisting } from "../lifecycle/directory-facts.ts";
import { usersOf } from "../lifecycle/state-facts.ts";
import type { ImportSource } from "./import-source.ts";
import { overlaps } from "./overlaps.ts";
import type { ImportInput } from "./prepare-import.ts";

type Part = ImportJournal["parts"][number];
type WorkspaceChoice = ImportJournal["into"]["workspace"];
type Place = Omit<MountSpec, "target">;

export interface ImportTarget {
  state: Place;
  workspace: WorkspaceChoice;
  parts: Part[];
  made: ImportJournal["made"];
}

/** Where our gateway will have it, all of it empty or not there. Throws as `prepareImport` does. */
export async function importTarget(input: ImportInput, source: ImportSource): Promise<ImportTarget> {
  const { wish } = input;
  const workspace = await workspaceChoice(input, source);
  const mounts = mountsOf(input, workspace);
  const state = mounts(statePath);
  if (state === null) throw new Error("the storage plan has no state");
  const their = mounts(workspacePath);
  const inState =
    their === null || (state.kind === "bind" && their.source === path.join(state.source, "workspace"));
  const keeps = !inState && !wish.workspace;
  // The folder of the settings stays as it is, and so long as it is not theirs.
  if (keeps) await checkApart(their, source);
  const secrets = mounts(authSecretsPath);
  const parts: Part[] = [{ name: "state", from: source.state, to: { ...state, below: "" } }];
  if (source.authSecrets !== null && secrets !== null)
    parts.push({ name: "auth-secrets", from: source.authSecrets, to: { ...secrets, below: "" } });
  if (wish.workspace)
    parts.push({
      name: "workspace",
      from: source.workspace,
      to: inState ? { ...state, below: "/workspace" } : { ...their, below: "" },
    });
  const there = await existing(parts, input);
  const made: ImportTarget["made"] = [];
  for (const { to } of there.filter(({ to: each }) => each.below === "")) {
    await checkApart(to, source);
    if (await isNew(input, to)) made.push({ kind: to.kind, source: to.source });
  }
  return { state, workspace, parts: there, made };
}

function mountsOf({ current, host, preferences, wish }: ImportInput, workspace: WorkspaceChoice) {
  const { mounts } = storagePlan({
    ...{ host, engine: current.facts, overrides: {}, needs: versionNeeds(null) },
    preferences: { ...preferences, state: wish.into, workspace },
    owner: containerUser(current.facts, host).onHost,
    stageVolume: sharedStageVolume,
  });
  return (target: string): Place | null => {
    const mount = mounts.find((each) => each.target === target);
    return mount === undefined ? null : { kind: mount.kind, source: mount.source };
  };
}

/** A state in a volume has its workspace in the home by default, where somebody else's may be: then beside that. */
async function workspaceChoice(input: ImportInput, source: ImportSource): Promise<WorkspaceChoice> {
  const { workspace } = input.preferences;
  const place = mountsOf(input, workspace);
  const [state, folder] = [place(statePath), place(workspacePath)];
  if (workspace !== "auto" || state?.kind !== "volume" || folder === null) return workspace;
  const isFree =
    (await contentOf(folder.source)) !== "something" &&
    !(await theirFolders(source)).some((theirs) => overlaps(folder.source, theirs));
  return isFree ? workspace : { path: path.join(homeOf(input.host), `${state.source}-workspace`) };
}

/** Parts that the source has none of are not asked for: a mount would make them. */
async function existing(parts: readonly Part[], { current, found }: ImportInput): Promise<Part[]> {
  if (found.containerId !== null || !current.facts.sharesHostFiles) return [...parts];
  const there = await Promise.all(
    parts.map(async ({ name, from }) => name === "state" || (await contentOf(from.source)) !== "missing"),
  );
  return parts.filter((_, index) => there[index]);
}

async function isNew({ current }: ImportInput, { kind, source }: Place): Promise<boolean> {
  const { engine } = current;
  const users = await usersOf(kind, source, await engine.listContainers());
  const [user] = users;
  if (user !== undefined) {
    throw new RockpoolError({
      code: "state-in-use",
      message: `container ${user.name} mounts ${source}`,
      facts: { path: source, holder: `container ${user.name}` },
    });
  }
  // What is in a volume is not seen without a container: one that is there counts as full.
  if (kind === "volume") {
    if ((await engine.inspectVolume(source)) !== null) throw notEmpty(source);
    return true;
  }
  const content = await contentOf(source);
  if (content === "something") throw notEmpty(source);
  return content === "missing";
}

/** Throws where a copy would go into its original, or the other way round. */
async function checkApart({ kind, source: place }: Place, source: ImportSource): Promise<void> {
  if (kind !== "bind") {
    const volumes = [source.state, source.workspace, source.authSecrets];
    if (volumes.some((each) => each?.kind === "volume" && each.source === place)) throw notEmpty(place);
    return;
  }
  const real = await realPlace(place);
  const theirs = await theirFolders(source);
  if (theirs.some((each) => overlaps(real, each))) throw pathInvalid("state", place, "overlap");
}

async function theirFolders({ state, workspace, authSecrets }: ImportSource): Promise<string[]> {
  const binds = [state, workspace, authSecrets].filter((each) => each?.kind === "bind");
  return Promise.all(binds.map((each) => realPlace(hostSource(each?.source ?? ""))));
}

async function realPlace(folder: string): Promise<string> {
  const there = await nearestExisting(folder);
  const real = await realpath(there).catch(() => there);
  return path.join(real, path.relative(there, folder));
}

async function contentOf(folder: string): Promise<"missing" | "nothing" | "something"> {
  try {
    if (!(await stat(folder)).isDirectory()) return "something";
    return (await readdir(folder)).length === 0 ? "nothing" : "something";
  } catch (error) {
    // One that we may not look into is somebody's.
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "missing" : "something";
  }
}

function notEmpty(place: string): RockpoolError {
  return new RockpoolError({
    code: "state-exists",
    message: `${place} is not empty`,
    facts: { path: place },
  });
}
