import type { EngineFacts } from "../contract/snapshot.ts";
import type { Host } from "../host/host.ts";
import { type HostFiles, hostFiles } from "../host/host-files.ts";
import { type Candidate, findCandidates } from "./discovery/find-candidates.ts";
import { connectDockerode } from "./dockerode-engine.ts";
import type { Engine } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { engineVersion } from "./engine-version.ts";

export interface ReachableEngine {
  engine: Engine;
  facts: EngineFacts;
  isCurrent: boolean;
}

export interface ReachableInput {
  host: Host;
  /** The one we work with; it is not asked again. */
  current: { engine: Engine; facts: EngineFacts };
  /** Longest wait for one of the others, milliseconds. */
  limitMs: number;
  /** For tests; the real file system by default. */
  files?: HostFiles;
}

/** An engine that is there and could not be asked, in its own words. */
export interface UnreachableEngine {
  endpoint: string;
  source: string;
  problem: string;
}

/**
 * Every engine of this host that answers, each once however many sockets lead to it. What hangs costs `limitMs` and no more;
 * a socket that does not exist is no news. Never rejects.
 */
export async function reachableEngines(
  input: ReachableInput,
): Promise<{ engines: ReachableEngine[]; problems: UnreachableEngine[] }> {
  const { host, current, limitMs } = input;
  const files = input.files ?? hostFiles;
  const candidates = findCandidates({ host, files, setting: null, ownerEngine: null });
  const others = candidates.filter(({ endpoint }) => endpoint !== current.engine.endpoint);
  const asked = await Promise.all(others.map((each) => ask(each, limitMs)));
  const engines: ReachableEngine[] = [{ ...current, isCurrent: true }];
  const problems: UnreachableEngine[] = [];
  for (const [index, answer] of asked.entries()) {
    const { endpoint, source } = others[index] ?? { endpoint: "", source: "" };
    if (answer === null) continue;
    if ("problem" in answer) problems.push({ endpoint, source, problem: answer.problem });
    else if (!engines.some(({ facts }) => facts.id === answer.facts.id))
      engines.push({ ...answer, isCurrent: false });
  }
  return { engines, problems };
}

async function ask(
  { where, endpoint, source }: Candidate,
  limitMs: number,
): Promise<{ engine: Engine; facts: EngineFacts } | { problem: string } | null> {
  try {
    const version = await engineVersion(where, { limitMs });
    const engine = await connectDockerode(endpoint, { version, source });
    return { engine, facts: await engine.facts() };
  } catch (error) {
    if (error instanceof EngineError && error.kind === "absent") return null;
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
