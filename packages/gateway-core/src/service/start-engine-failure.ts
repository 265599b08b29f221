import type { Failure } from "../contract/failure.ts";
import type { StartEngineResult } from "../host/start-engine.ts";

/** Why there is still no engine after nothing of ours could start it: with what a person can type, and what we tried. */
export function startEngineFailure(failure: Failure, { tried, manual }: StartEngineResult): Failure {
  const detail = tried
    .map(({ command, outcome, detail: said }) => `${command}: ${said ?? outcome}`)
    .join("\n");
  return {
    ...failure,
    ...(manual === null ? {} : { facts: { ...failure.facts, command: manual } }),
    ...(detail === "" ? {} : { detail }),
  };
}
