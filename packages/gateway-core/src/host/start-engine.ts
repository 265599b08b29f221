import type { EngineCandidate } from "../contract/snapshot.ts";
import type { Host } from "./host.ts";

export interface StartAttempt {
  /** The command as a person would type it. */
  command: string;
  outcome: "started" | "failed" | "timeout" | "not-allowed";
  detail?: string;
}

export interface StartEngineResult {
  /** Whether some command was accepted; discovery tells whether the engine then answers. */
  started: boolean;
  tried: StartAttempt[];
  /** What a person can type where we have not the right to do it ourselves. */
  manual: string | null;
}

/** Starts an installed engine that is stopped. `report` says where discovery saw a dead socket. */
export async function startEngine(input: {
  host: Host;
  report: readonly EngineCandidate[];
  signal?: AbortSignal;
}): Promise<StartEngineResult> {
  void input;
  return { started: false, tried: [], manual: null };
}
