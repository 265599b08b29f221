import { expect, test } from "vitest";
import type { BuildEvent } from "../../engine/engine.ts";
import { BuildxOutput } from "./buildx-output.ts";

function read(lines: readonly string[]): { events: BuildEvent[]; error: string | null } {
  const output = new BuildxOutput();
  return { events: lines.flatMap((line) => [...output.read(line)]), error: output.error };
}

const output = (text: string): BuildEvent => ({ kind: "output", text });

test("JSON: steps, output and the failure", () => {
  const name = "[2/2] RUN exit 3";
  const failure = 'process "/bin/sh -c exit 3" did not complete successfully: exit code: 3';
  const started = "2026-11-25T10:00:00.1Z";
  const { events, error } = read([
    JSON.stringify({
      vertexes: [{ digest: "sha256:a", name: "[1/2] FROM x", started, completed: started, cached: true }],
    }),
    JSON.stringify({ vertexes: [{ digest: "sha256:b", inputs: ["sha256:a"], name }] }),
    JSON.stringify({ vertexes: [{ digest: "sha256:b", name, started }] }),
    JSON.stringify({ statuses: [{ id: "x", vertex: "sha256:b", current: 1, total: 2 }] }),
    JSON.stringify({
      logs: [{ vertex: "sha256:b", stream: 1, data: Buffer.from("one\ntwo 🦞\n").toString("base64") }],
    }),
    JSON.stringify({ vertexes: [{ digest: "sha256:b", name, started, completed: started, error: failure }] }),
    `ERROR: failed to solve: ${failure}`,
  ]);
  const step = { kind: "step", id: "sha256:b", name };
  expect(events).toEqual([
    { kind: "step", id: "sha256:a", name: "[1/2] FROM x", state: "cached" },
    output("CACHED [1/2] FROM x"),
    { ...step, state: "waiting" },
    { ...step, state: "active" },
    output(name),
    output("one"),
    output("two 🦞"),
    { ...step, state: "failed", error: failure, exitCode: 3 },
    output(`ERROR ${name}: ${failure}`),
    output(`ERROR: failed to solve: ${failure}`),
  ]);
  expect(error).toBe(`failed to solve: ${failure}`);
});

test("Plain text: steps, output and the failure", () => {
  const failure = 'process "/bin/sh -c exit 137" did not complete successfully: exit code: 137';
  const lines = [
    '#0 building with "default" instance using docker driver',
    "",
    "#5 [1/3] FROM x",
    "#5 CACHED",
    "#6 [2/3] RUN make",
    "#6 0.312 compiling",
    "#6 DONE 1.2s",
    "#7 [3/3] RUN kill",
    `#7 ERROR: ${failure}`,
    "#8 [other 1/1] RUN sleep",
    "#8 CANCELED",
    "------",
    `ERROR: failed to solve: ${failure}`,
  ];
  const { events, error } = read(lines);
  const steps = events.flatMap((event) =>
    event.kind === "step" ? [[event.id, event.state, event.exitCode]] : [],
  );
  expect(steps.slice(1)).toEqual([
    ["5", "active", undefined],
    ["5", "cached", undefined],
    ["6", "active", undefined],
    ["6", "done", undefined],
    ["7", "active", undefined],
    ["7", "failed", 137],
    ["8", "active", undefined],
    ["8", "cancelled", undefined],
  ]);
  expect(events.flatMap((event) => (event.kind === "output" ? [event.text] : []))).toEqual(
    lines.filter((line) => line !== ""),
  );
  expect(error).toBe(`failed to solve: ${failure}`);
});

test("What only looks like JSON is output", () => {
  expect(read(["{ not json", '{"vertexes":3}']).events).toEqual([
    output("{ not json"),
    output('{"vertexes":3}'),
  ]);
});
