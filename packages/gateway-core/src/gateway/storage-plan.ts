import path from "node:path";
import type { Overrides } from "../contract/overrides.ts";
import { type ExtraMount, isPath } from "../contract/settings/extra-mount.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { StorageChoice } from "../contract/storage-choice.ts";
import type { MountSpec } from "../engine/container-spec.ts";
import type { Host } from "../host/host.ts";
import { checkedPath, checkNesting, homeOf, type PathField } from "./checked-path.ts";
import { authSecretsPath, containerHome, statePath, workspacePath } from "./container-paths.ts";
import type { Owner, WishedDirectory, WishedVolume } from "./gateway-spec.ts";
import type { VersionNeeds } from "./version-needs.ts";

export interface StoragePlan {
  mounts: readonly MountSpec[];
  directories: readonly WishedDirectory[];
  volumes: readonly WishedVolume[];
  stateLocator: string;
}

const stateVolume = "rockpool-state";

export interface StorageInput {
  preferences: Preferences;
  overrides: Overrides;
  engine: EngineFacts;
  host: Host;
  needs: VersionNeeds;
  /** Owner of directories on this host. */
  owner: Owner;
  /** Name of the volume for staged plugin dependencies. */
  stageVolume: string;
}

/** Where everything that must outlive the container lives. */
export function storagePlan(input: StorageInput): StoragePlan {
  const { host, needs, owner } = input;
  const system = host.platform === "win32" ? path.win32 : path.posix;
  const mounts: MountSpec[] = [];
  const directories: WishedDirectory[] = [];
  const volumes: WishedVolume[] = [];
  const bind = (source: string, target: string, mode: number) => {
    mounts.push({ kind: "bind", source, target });
    directories.push({ path: source, mode, ...owner });
  };
  const volume = (name: string, target: string) => {
    mounts.push({ kind: "volume", source: name, target });
    volumes.push({ name, target });
  };

  const home = input.preferences.homeVolume;
  if (home !== null) {
    if (/[/\\]/.test(home)) bind(checkedPath("homeVolume", home, host), containerHome, 0o755);
    else volume(home, containerHome);
  }

  const state = stateStorage(input);
  if (state.kind === "bind") bind(state.path, statePath, 0o700);
  else volume(state.name, statePath);

  const workspace = workspaceFolder(input, state);
  if (workspace !== null) {
    if (state.kind === "bind") {
      checkNesting(workspace.field, workspace.path, state.path, host);
      // The mount point itself: the engine would make it, owned by root.
      const mountPoint = system.join(state.path, "workspace");
      if (mountPoint !== workspace.path) directories.push({ path: mountPoint, mode: 0o755, ...owner });
    }
    bind(workspace.path, workspacePath, 0o755);
  }

  const { authSecrets } = input.preferences;
  if (authSecrets !== null && needs.authSecrets) {
    bind(checkedPath("authSecrets", authSecrets, host), authSecretsPath, 0o700);
  } else if (needs.authSecrets) {
    if (state.kind === "bind") bind(`${state.path}-auth-profile-secrets`, authSecretsPath, 0o700);
    else volume(`${state.name}-auth-profile-secrets`, authSecretsPath);
  }
  if (needs.stageDir) volume(input.stageVolume, input.preferences.stageDir);
  mounts.push(...input.preferences.extraMounts.map((mount) => extraMount(mount, host)));

  const stateLocator = state.kind === "bind" ? `bind:${state.path}` : `volume:${state.name}`;
  return { mounts, directories, volumes, stateLocator };
}

function extraMount({ source, target, readOnly, options }: ExtraMount, host: Host): MountSpec {
  return {
    ...(isPath(source)
      ? { kind: "bind", source: checkedPath("extraMounts", source, host) }
      : { kind: "volume", source }),
    target: target.replace(/(?<=.)\/+$/, ""),
    ...(readOnly ? { readOnly } : {}),
    ...(options === "" ? {} : { options }),
  };
}

type StateStorage = Exclude<StorageChoice, { kind: "auto" }>;

function stateStorage({ preferences, overrides, engine, host }: StorageInput): StateStorage {
  const system = host.platform === "win32" ? path.win32 : path.posix;
  if (overrides.stateDir !== undefined) {
    return { kind: "bind", path: checkedPath("stateDir", overrides.stateDir, host) };
  }
  const choice = preferences.state;
  if (choice.kind === "bind") return { kind: "bind", path: checkedPath("state", choice.path, host) };
  if (choice.kind === "volume") return choice;
  if (!engine.sharesHostFiles) return { kind: "volume", name: stateVolume };
  return { kind: "bind", path: system.join(homeOf(host), ".openclaw") };
}

/** null where the engine cannot see any folder of this host; the workspace then lives in the state. */
function workspaceFolder(
  { preferences, overrides, engine, host }: StorageInput,
  state: StateStorage,
): { field: PathField; path: string } | null {
  const system = host.platform === "win32" ? path.win32 : path.posix;
  if (overrides.workspaceDir !== undefined) {
    return { field: "workspaceDir", path: checkedPath("workspaceDir", overrides.workspaceDir, host) };
  }
  if (preferences.workspace !== "auto") {
    return { field: "workspace", path: checkedPath("workspace", preferences.workspace.path, host) };
  }
  if (state.kind === "bind") return { field: "workspace", path: system.join(state.path, "workspace") };
  if (!seesHostFolders(engine)) return null;
  return { field: "workspace", path: system.join(homeOf(host), ".openclaw", "workspace") };
}

/** An engine in a local VM shares the home directory by default; one behind the network shares nothing. */
function seesHostFolders(engine: EngineFacts): boolean {
  return engine.sharesHostFiles || /^(?:unix|npipe):/.test(engine.endpoint);
}
