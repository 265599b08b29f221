import { access, realpath } from "node:fs/promises";
import path from "node:path";
import type { FoundInstance } from "../contract/adoption.ts";
import type { Memory } from "../contract/settings.ts";
import type { EngineFacts } from "../contract/snapshot.ts";
import type { ContainerSummary, Engine } from "../engine/engine.ts";
import {
  type ReachableEngine,
  reachableEngines,
  type UnreachableEngine,
} from "../engine/reachable-engines.ts";
import { hostSource } from "../gateway/host-source.ts";
import type { Host } from "../host/host.ts";
import { findContainers } from "../lifecycle/find-gateway.ts";
import { describeContainer } from "./describe-container.ts";
import { gatewaysAmong } from "./gateways-among.ts";
import { isOfInstance } from "./is-gateway-container.ts";
import { nativeInstances } from "./native-instances.ts";

export interface ListInput {
  host: Host;
  current: { engine: Engine; facts: EngineFacts };
  memory: Pick<Memory, "instanceId" | "knownStates">;
  /** For tests; every engine of this host by default. */
  engines?: typeof reachableEngines;
}

export interface FoundOn {
  gateways: FoundInstance[];
  engines: { endpoint: string; source: string; problem: string | null }[];
}

/** Longest that an engine beside ours may take to answer. */
const othersMs = 1500;

/**
 * Every gateway that is not ours, on every engine of this host that answers, and natively. Nothing is run in any of them, and
 * nothing is changed. Throws EngineError where our own engine fails; another one's failure is told as its problem.
 */
export async function listInstances(input: ListInput): Promise<FoundOn> {
  const { host, memory } = input;
  const { engines, problems } = await (input.engines ?? reachableEngines)({
    ...{ host, current: input.current, limitMs: othersMs },
  });
  const failed: UnreachableEngine[] = [];
  const lists = await Promise.all(
    engines.map(async (where) => {
      try {
        return await onEngine(where, memory.instanceId);
      } catch (error) {
        if (where.isCurrent) throw error;
        const { endpoint, source } = where.facts;
        failed.push({ endpoint, source, problem: error instanceof Error ? error.message : String(error) });
        return null;
      }
    }),
  );
  const found = lists.filter((list) => list !== null);
  const mounted = new Set<string>();
  for (const { all } of found) for (const each of all) for (const at of await boundBy(each)) mounted.add(at);
  const native = await nativeInstances({
    ...{ host, memory, mounted, realPath },
    sharesHostFiles: input.current.facts.sharesHostFiles,
  });
  const gateways = await withSharers([...found.flatMap((list) => list.gateways), ...native]);
  return {
    gateways: namedApart(gateways).sort(byUse),
    engines: [
      ...engines
        .filter(({ facts }) => !failed.some(({ endpoint }) => endpoint === facts.endpoint))
        .map(({ facts }) => ({ endpoint: facts.endpoint, source: facts.source, problem: null })),
      ...problems,
      ...failed,
    ],
  };
}

interface EngineList {
  gateways: FoundInstance[];
  all: readonly ContainerSummary[];
}

async function onEngine(where: ReachableEngine, instanceId: string): Promise<EngineList> {
  const { engine } = where;
  const all = await engine.listContainers();
  const { others } = findContainers(all, instanceId);
  const theirs = await gatewaysAmong(
    engine,
    others.filter((each) => !isOfInstance(each, instanceId)),
  );
  const gateways = await Promise.all(
    theirs.map(async ({ id }) => {
      const details = await engine.inspectContainer(id);
      // It went meanwhile.
      return details && describeContainer({ where, details, all, fileExists });
    }),
  );
  return { all, gateways: gateways.filter((each) => each !== null) };
}

/** Two gateways on one state destroy it: who else works on the same, by name, whatever the path was called. */
async function withSharers(gateways: readonly FoundInstance[]): Promise<FoundInstance[]> {
  const places = await Promise.all(gateways.map(placeOf));
  return gateways.map((each, index) => {
    const sharers = gateways.filter(
      (_, at) => at !== index && places[at] !== null && places[at] === places[index],
    );
    return { ...each, sharesStateWith: sharers.map(({ name }) => name) };
  });
}

/** A folder by its real path, whichever engine mounts it; a volume by its engine and name. */
async function placeOf({ state, engine }: FoundInstance): Promise<string | null> {
  if (state === null) return null;
  if (state.startsWith("bind:")) return `bind:${await realPath(state.slice("bind:".length))}`;
  return `${engine?.endpoint ?? ""} ${state}`;
}

async function boundBy({ mounts }: ContainerSummary): Promise<string[]> {
  return Promise.all(
    mounts.filter(({ kind }) => kind === "bind").map(({ source }) => realPath(hostSource(source))),
  );
}

async function realPath(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return path.resolve(file);
  }
}

async function fileExists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Two engines may have a container of the same name each. */
function namedApart(gateways: readonly FoundInstance[]): FoundInstance[] {
  const count = (name: string) => gateways.filter((each) => each.name === name).length;
  return gateways.map((each) =>
    count(each.name) > 1 && each.engine !== null && !each.engine.isCurrent
      ? { ...each, name: `${each.name}@${each.engine.source}` }
      : each,
  );
}

/** What runs first, then by name. */
function byUse(a: FoundInstance, b: FoundInstance): number {
  return Number(b.running) - Number(a.running) || (a.name < b.name ? -1 : 1);
}
