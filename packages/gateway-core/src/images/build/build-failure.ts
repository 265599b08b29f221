import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { EngineFacts } from "../../contract/snapshot.ts";
import { buildExitCode } from "../../engine/build-exit-code.ts";
import { EngineError } from "../../engine/engine-error.ts";
import { engineFailure } from "../../engine/engine-failure.ts";
import type { BuildReporter } from "./build-reporter.ts";

/** Killed from outside: nearly always for want of memory. 128 and SIGKILL's 9. */
const killedCode = 137;
const longestStep = 300;

/**
 * What went wrong with a build, for people: `build-failed` (facts step: the instruction, exitCode), `build-out-of-memory` (step,
 * exitCode, has: the engine's memory in bytes), `engine-disk-full`, `operation-cancelled`, or what it was already. The last
 * lines of its output are the detail.
 */
export function buildFailure(
  error: unknown,
  { steps, last }: Pick<BuildReporter, "steps" | "last">,
  { memoryBytes, endpoint }: Pick<EngineFacts, "memoryBytes" | "endpoint">,
): RockpoolError {
  if (error instanceof RockpoolError) return error;
  const failure = engineFailure(error, { endpoint });
  if (!(error instanceof EngineError)) return new RockpoolError(failure, { cause: error });
  const detail = last.length > 0 ? { detail: last.join("\n") } : {};
  // A command in the build that finds the disk full has words of its own, and an ordinary exit code.
  const full =
    error.kind === "build-failed" && /no space left on device|ENOSPC/i.test(last.slice(-20).join("\n"));
  if (full) return new RockpoolError({ ...failure, ...detail, code: "engine-disk-full" }, { cause: error });
  if (error.kind !== "build-failed") return new RockpoolError({ ...failure, ...detail }, { cause: error });
  const exitCode = steps.failed?.exitCode ?? buildExitCode(error.message);
  const killed = exitCode === killedCode;
  const facts = {
    ...(steps.failed === null ? {} : { step: instruction(steps.failed.name) }),
    ...(exitCode === undefined ? {} : { exitCode: String(exitCode) }),
    ...(killed && memoryBytes > 0 ? { has: String(memoryBytes) } : {}),
  };
  return new RockpoolError(
    { code: killed ? "build-out-of-memory" : "build-failed", message: error.message, facts, ...detail },
    { cause: error },
  );
}

/** `RUN npm install` of `[build 2/7] RUN npm install`. */
function instruction(name: string): string {
  const text = name.replace(/^\[[^\]]*\] /, "");
  return text.length > longestStep ? `${text.slice(0, longestStep - 1)}…` : text;
}
