import fs from "node:fs/promises";
import path from "node:path";
import type { Memory } from "../contract/settings.ts";
import type { ContainerSummary, Engine, VolumeDetails } from "../engine/engine.ts";
import type { WishedGateway } from "../gateway/gateway-spec.ts";
import { hostSource } from "../gateway/host-source.ts";
import { instanceLabel } from "../gateway/labels.ts";
import type { Host } from "../host/host.ts";
import { nativeGatewayPid } from "./native-gateway.ts";
import type { DirectoryProblem, StateFacts } from "./observed.ts";
import { stateInode } from "./state-inode.ts";

export interface StateInput {
  host: Host;
  engine: Engine;
  wished: WishedGateway;
  memory: Pick<Memory, "instanceId" | "knownStates" | "stateInodes" | "stateVersions">;
  /** Every container but our own. */
  others: readonly ContainerSummary[];
}

/** Whether the wished state is there already, whose it is and who uses it. */
export async function stateFacts(
  input: StateInput,
): Promise<{ state: StateFacts; problem: DirectoryProblem | null }> {
  const { wished, memory } = input;
  const locator = wished.stateLocator;
  const [kind, where] = splitLocator(locator);
  const inode = await stateInode(locator);
  const inodeBefore = memory.stateInodes[locator];
  const replaced = inode !== null && inodeBefore !== undefined && inode !== inodeBefore;
  const state: StateFacts = {
    locator,
    where,
    replaced,
    known: !replaced && memory.knownStates.includes(locator),
    exists: false,
    version: replaced ? null : (memory.stateVersions[locator] ?? null),
    users: await usersOf(kind, where, input.others),
    nativePid: null,
  };
  if (kind === "volume") {
    const volume = await input.engine.inspectVolume(where);
    return { state: { ...state, ...volumeState(volume, memory.instanceId, state.known) }, problem: null };
  }
  const [config, nativePid] = await Promise.all([
    statConfig(where, hostOwner(wished)),
    nativeGatewayPid(input.host, where),
  ]);
  return { state: { ...state, exists: config.exists, nativePid }, problem: config.problem };
}

/** Whether a state is there at all: what tells "not set up" from "stopped". */
export async function hasState(engine: Engine, wished: WishedGateway): Promise<boolean> {
  const [kind, where] = splitLocator(wished.stateLocator);
  if (kind === "volume") return (await engine.inspectVolume(where)) !== null;
  return (await statConfig(where, hostOwner(wished))).exists;
}

/** Who the gateway is to this host: on a rootless engine root in the container is the invoking user out here. */
function hostOwner({ directories, owner }: WishedGateway): number {
  return directories[0]?.uid ?? owner.uid;
}

function volumeState(
  volume: VolumeDetails | null,
  instanceId: string,
  known: boolean,
): Pick<StateFacts, "exists" | "known"> {
  if (volume === null) return { exists: false, known };
  return { exists: true, known: known || volume.labels[instanceLabel] === instanceId };
}

async function statConfig(
  stateDir: string,
  wanted: number,
): Promise<{ exists: boolean; problem: DirectoryProblem | null }> {
  const file = path.join(stateDir, "openclaw.json");
  try {
    const { uid } = await fs.stat(file);
    const foreign = process.platform !== "win32" && uid !== wanted;
    return {
      exists: true,
      problem: foreign ? { kind: "foreign-owner", path: file, owner: uid, wanted } : null,
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return { exists: false, problem: null };
    return { exists: true, problem: { kind: "not-writable", path: stateDir, reason: code ?? String(error) } };
  }
}

/** Who mounts that state, by whatever name its path goes. */
export async function usersOf(
  kind: "bind" | "volume",
  where: string,
  others: readonly ContainerSummary[],
): Promise<StateFacts["users"]> {
  const real = kind === "bind" ? await realpath(where) : where;
  const users: { name: string; running: boolean }[] = [];
  for (const container of others) {
    for (const mount of container.mounts) {
      if (mount.kind !== kind) continue;
      const source = kind === "bind" ? await realpath(hostSource(mount.source)) : mount.source;
      if (source !== real) continue;
      users.push({
        name: container.name,
        // What is being removed has ended, or is killed first by the engine.
        running: !["created", "exited", "dead", "removing"].includes(container.status),
      });
      break;
    }
  }
  return users;
}

async function realpath(where: string): Promise<string> {
  try {
    return await fs.realpath(where);
  } catch {
    return path.resolve(where);
  }
}

function splitLocator(locator: string): ["bind" | "volume", string] {
  const colon = locator.indexOf(":");
  return [locator.slice(0, colon) === "volume" ? "volume" : "bind", locator.slice(colon + 1)];
}
