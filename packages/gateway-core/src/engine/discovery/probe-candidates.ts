import type { EngineCandidate } from "../../contract/snapshot.ts";
import { EngineError, type EngineErrorKind } from "../engine-error.ts";
import { type EngineVersion, engineVersion } from "../engine-version.ts";
import type { Candidate } from "./find-candidates.ts";

/** Longest wait for one candidate. */
const probeLimitMs = 2000;
/**
 * Once somebody answers, how long candidates of higher preference may still think. A live engine answers in a few
 * milliseconds; one that does not within this time hangs or is just starting.
 */
const graceMs = 150;

export interface ProbeResult {
  /** The best candidate that answered, or null. */
  best: { candidate: Candidate; version: EngineVersion } | null;
  /** One entry a candidate, in order of preference. */
  report: EngineCandidate[];
}

/** Asks all candidates at once. The first good one by order wins; it waits for a chosen one, and for others but briefly. */
export async function probeCandidates(
  candidates: readonly Candidate[],
  options: { signal?: AbortSignal | undefined; now?: () => number } = {},
): Promise<ProbeResult> {
  const now = options.now ?? (() => performance.now());
  const startedAt = now();
  const over = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
  const report: (EngineCandidate | undefined)[] = candidates.map(() => undefined);
  const versions: (EngineVersion | undefined)[] = candidates.map(() => undefined);

  await new Promise<void>((decided) => {
    let graceTimer: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(graceTimer);
      decided();
    };
    const settle = () => {
      const good = versions.findIndex((version) => version !== undefined);
      const open = report.indexOf(undefined);
      if (open === -1 || (good !== -1 && good < open)) return finish();
      if (good !== -1 && graceTimer === undefined && !waitsForChosen(candidates, report, good)) {
        graceTimer = setTimeout(finish, graceMs);
      }
    };
    for (const [index, candidate] of candidates.entries()) {
      void probe(candidate, signal)
        .then((version) => {
          versions[index] = version;
          report[index] = entry(candidate, "ok", now() - startedAt, undefined, version.version);
        })
        .catch((error: unknown) => {
          if (over.signal.aborted) return; // too late to matter: the report has it as not waited for
          report[index] = entry(candidate, outcomeOf(candidate, error), now() - startedAt, messageOf(error));
        })
        .then(settle);
    }
    if (candidates.length === 0) finish();
  });

  // The decision stands: what answers from here on is not looked at any more.
  over.abort();
  options.signal?.throwIfAborted();
  const tookMs = now() - startedAt;
  const good = versions.findIndex((version) => version !== undefined);
  const candidate = candidates[good];
  const version = versions[good];
  return {
    best: candidate && version ? { candidate, version } : null,
    report: candidates.map(
      (each, index) => report[index] ?? entry(each, "timeout", tookMs, "it was not waited for any longer"),
    ),
  };
}

/** Somebody chosen, of higher preference than the good one, has not answered yet. */
function waitsForChosen(
  candidates: readonly Candidate[],
  report: readonly (EngineCandidate | undefined)[],
  good: number,
): boolean {
  return candidates
    .slice(0, good)
    .some((candidate, index) => candidate.chosen && report[index] === undefined);
}

async function probe({ where }: Candidate, signal: AbortSignal): Promise<EngineVersion> {
  return engineVersion(where, { limitMs: probeLimitMs, signal });
}

function entry(
  { source, endpoint }: Candidate,
  outcome: EngineCandidate["outcome"],
  tookMs: number,
  detail?: string,
  version?: string,
): EngineCandidate {
  return {
    source,
    endpoint,
    outcome,
    tookMs: Math.round(tookMs),
    ...(detail === undefined ? {} : { detail }),
    ...(version === undefined ? {} : { version }),
  };
}

const outcomes: Partial<Record<EngineErrorKind, EngineCandidate["outcome"]>> = {
  absent: "absent",
  refused: "refused",
  permission: "permission",
  timeout: "timeout",
  "not-docker": "not-docker",
};

function outcomeOf({ where }: Candidate, error: unknown): EngineCandidate["outcome"] {
  if (where.kind === "invalid" || where.kind === "unsupported") return where.kind;
  return (error instanceof EngineError ? outcomes[error.kind] : undefined) ?? "error";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
