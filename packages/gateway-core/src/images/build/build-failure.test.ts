import { expect, test } from "vitest";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { BuildStep } from "../../engine/engine.ts";
import { EngineError } from "../../engine/engine-error.ts";
import { buildFailure } from "./build-failure.ts";
import { BuildReporter } from "./build-reporter.ts";

const engine = { memoryBytes: 8e9, endpoint: "unix:///var/run/docker.sock" };

function after(step: Partial<BuildStep> | null, output: string[] = []): BuildReporter {
  const reporter = new BuildReporter({ onProgress: () => {}, onOutput: () => {} });
  for (const text of output) reporter.take({ kind: "output", text });
  if (step !== null)
    reporter.take({ kind: "step", id: "1", name: "[b 2/3] RUN make", state: "failed", ...step });
  return reporter;
}

test("A step that failed is named without its place", () => {
  const error = buildFailure(
    new EngineError("build-failed", "exit code: 2"),
    after({ exitCode: 2 }, ["a", "b"]),
    engine,
  );
  expect(error.failure).toEqual({
    ...{ code: "build-failed", message: "exit code: 2", detail: "a\nb" },
    facts: { step: "RUN make", exitCode: "2" },
  });
});

test.each<[string, unknown, BuildReporter, object]>([
  [
    "137 is memory",
    new EngineError("build-failed", "x"),
    after({ exitCode: 137 }),
    { code: "build-out-of-memory", facts: { step: "RUN make", exitCode: "137", has: "8000000000" } },
  ],
  [
    "the code may be in the message only",
    new EngineError("build-failed", "The command 'x' returned a non-zero code: 137"),
    after(null),
    { code: "build-out-of-memory", facts: { exitCode: "137" } },
  ],
  [
    "a mistake in the Dockerfile has no step",
    new EngineError("build-failed", "dockerfile parse error"),
    after(null),
    { code: "build-failed", facts: {} },
  ],
  ["a full disk", new EngineError("disk-full", "no space"), after(null), { code: "engine-disk-full" }],
  [
    "a full disk that a command found",
    new EngineError("build-failed", "exit code: 1"),
    after({ exitCode: 1 }, ["npm error code ENOSPC"]),
    { code: "engine-disk-full", detail: "npm error code ENOSPC" },
  ],
  ["a cancelled one", new EngineError("aborted", "x"), after(null), { code: "operation-cancelled" }],
  ["a lost engine", new EngineError("connection-lost", "x"), after(null), { code: "engine-unreachable" }],
  [
    "what has words already",
    new RockpoolError({ code: "build-context-invalid", message: "x" }),
    after(null),
    { code: "build-context-invalid" },
  ],
  ["anything else", new TypeError("x"), after(null), { code: "unexpected", message: "x" }],
])("%s", (_name, error, reporter, failure) => {
  expect(buildFailure(error, reporter, engine).failure).toMatchObject(failure);
});
