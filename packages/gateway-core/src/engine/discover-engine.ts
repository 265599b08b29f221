import type { Failure } from "../contract/failure.ts";
import type { EngineCandidate, EngineFacts } from "../contract/snapshot.ts";
import type { Host } from "../host/host.ts";
import { type HostFiles, hostFiles } from "../host/host-files.ts";
import { type Logger, silentLogger } from "../host/logger.ts";
import { discoveryFailure } from "./discovery/discovery-failure.ts";
import { type Candidate, findCandidates } from "./discovery/find-candidates.ts";
import { type ProbeResult, probeCandidates } from "./discovery/probe-candidates.ts";
import { connectDockerode } from "./dockerode-engine.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engine-failure.ts";

export interface DiscoveryInput {
  host: Host;
  /** The endpoint a person chose, or null to search. */
  setting: string | null;
  /** Endpoint of the engine that owns our container, or null. */
  ownerEngine: string | null;
  signal?: AbortSignal;
  log?: Logger;
  /** For tests; the real file system by default. */
  files?: HostFiles;
}

export interface Discovery {
  engine: Engine | null;
  facts: EngineFacts | null;
  /** Every place we looked at, in order of preference, and what came of it. */
  report: EngineCandidate[];
  failure: Failure | null;
}

/**
 * Finds the engine to use: the first that answers, in order of preference. Never rejects but by `signal`.
 *
 * An engine that somebody chose (setting, DOCKER_HOST, DOCKER_CONTEXT) and the one that owns our container are not
 * replaced by another that happens to answer: that would be a second gateway somewhere else. The others are looked at
 * then, too, for the report and for `engine-other`, whose facts are `owner`, `endpoint` and `source` of the one found.
 */
export async function discoverEngine(input: DiscoveryInput): Promise<Discovery> {
  const files = input.files ?? hostFiles;
  const log = input.log ?? silentLogger;
  const candidates = findCandidates({ ...input, files });
  const chosen = candidates.find((candidate) => candidate.chosen);
  const result = await probe(candidates, chosen, input.signal);

  const failure = failureOf(result, candidates, chosen, { ...input, files });
  if (failure !== null || result.best === null) {
    log.warn("no engine", { code: failure?.code, cause: failure?.message });
    return { engine: null, facts: null, report: result.report, failure };
  }
  const { candidate, version } = result.best;
  try {
    const engine = await connectDockerode(candidate.endpoint, { version, source: candidate.source });
    const facts = await engine.facts();
    input.signal?.throwIfAborted();
    log.info("engine found", {
      source: candidate.source,
      endpoint: candidate.endpoint,
      version: facts.version,
    });
    return { engine, facts, report: result.report, failure: null };
  } catch (error) {
    input.signal?.throwIfAborted();
    const reason = engineFailure(error, { endpoint: candidate.endpoint });
    return { engine: null, facts: null, report: result.report, failure: reason };
  }
}

/** One that somebody chose is asked alone: the others matter only when it is dead. */
async function probe(
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
  signal: AbortSignal | undefined,
): Promise<ProbeResult> {
  if (chosen === undefined) return probeCandidates(candidates, { signal });
  const first = await probeCandidates([chosen], { signal });
  if (first.best !== null) return first;
  const others = candidates.filter((candidate) => candidate !== chosen);
  const rest = await probeCandidates(others, { signal });
  return { best: rest.best, report: [...first.report, ...rest.report] };
}

function failureOf(
  { best, report }: ProbeResult,
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
  sight: { host: Host; files: HostFiles; ownerEngine: string | null },
): Failure | null {
  if (chosen === undefined) return best === null ? discoveryFailure(report, null, sight) : null;
  const owner = candidates.find((candidate) => candidate.source === "owner");
  const fromEnvironment = chosen.source !== "setting" && chosen !== owner;
  if (best?.candidate === chosen) {
    // A variable in some shell is not a decision to leave the gateway behind; the setting is one.
    return owner !== undefined && fromEnvironment ? otherEngine(owner, chosen) : null;
  }
  if (chosen === owner && best !== null) return otherEngine(owner, best.candidate);
  return discoveryFailure(report, report[0] ?? null, sight);
}

function otherEngine(owner: Candidate, found: Candidate): Failure {
  return {
    code: "engine-other",
    message: `The gateway lives on ${owner.endpoint}, but ${found.source} leads to ${found.endpoint}`,
    facts: { owner: owner.endpoint, source: found.source, endpoint: found.endpoint },
    actions: [{ kind: "start-engine" }],
  };
}
