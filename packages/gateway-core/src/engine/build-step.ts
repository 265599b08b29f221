import { buildExitCode } from "./build-exit-code.ts";
import type { BuildEvent, BuildStep } from "./engine.ts";

/** What a BuildKit tells of a vertex, over the engine's trace or buildx's JSON. */
export interface Vertex {
  digest: string;
  name: string;
  started: boolean;
  completed: boolean;
  cached: boolean;
  error: string;
}

/** A vertex as a step, and what the log says of this change of it. */
export function* vertexEvents(vertex: Vertex): Generator<BuildEvent> {
  const { digest, name, started, completed, cached, error } = vertex;
  const state = stateOf(vertex);
  const exitCode = error === "" ? undefined : buildExitCode(error);
  yield {
    ...{ kind: "step", id: digest, name, state },
    ...(error === "" ? {} : { error }),
    ...(exitCode === undefined ? {} : { exitCode }),
  };
  if (error !== "") yield { kind: "output", text: `ERROR ${name}: ${error}` };
  else if (cached && completed) yield { kind: "output", text: `CACHED ${name}` };
  // It is told again with every change; the first time it has a start and no end.
  else if (started && !completed) yield { kind: "output", text: name };
}

function stateOf({ started, completed, cached, error }: Vertex): BuildStep["state"] {
  // What a failing step takes with it ends with the error of a context of Go's.
  if (/\bcontext cancell?ed\b/.test(error)) return "cancelled";
  if (error !== "") return "failed";
  if (cached && completed) return "cached";
  if (completed) return "done";
  return started ? "active" : "waiting";
}
