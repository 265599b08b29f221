import type { Operation, Step } from "@rockpool/gateway-core/contract/operation";
import type { Progress } from "@rockpool/gateway-core/contract/progress";
import { fakeOperation } from "@rockpool/gateway-core/router/testing/fake-operation";
import { expect, test } from "vitest";
import { jsonProgress } from "./json-progress.ts";
import { output } from "./output.ts";

const far = (bytesDone: number): Progress => ({
  phase: "downloading",
  items: [],
  bytesDone,
  bytesTotal: 100,
  rate: 10,
  etaMs: 1_000,
});

function pull(change: Partial<Step>): Operation {
  const operation = fakeOperation("op", "pull", 1);
  return { ...operation, steps: operation.steps.map((step) => ({ ...step, ...change })) };
}

function told() {
  const documents: Record<string, unknown>[] = [];
  let at = 0;
  const stdout = { write: (text: string) => documents.push(JSON.parse(text)) };
  const out = output(stdout, { write() {} }, {}, { json: true, quiet: false, color: true });
  const shown = jsonProgress(out, () => at);
  return {
    documents,
    shown,
    advance(ms: number) {
      at += ms;
    },
  };
}

test("how far it is comes four times a second, and once more when it is over", () => {
  const { documents, shown, advance } = told();
  for (let bytes = 0; bytes < 100; bytes += 1) {
    shown.update(pull({ progress: far(bytes), fraction: bytes / 100 }));
    advance(10);
  }
  shown.update(pull({ state: "done", progress: far(100), fraction: 1 }));
  const progress = documents.filter(({ event }) => event === "progress");
  expect(progress.map(({ bytesDone }) => bytesDone)).toEqual([0, 25, 50, 75, 100]);
  expect(Object.keys(progress[0] ?? {})).toEqual([
    "event",
    "phase",
    "bytesDone",
    "bytesTotal",
    "rate",
    "etaMs",
    "operation",
    "step",
  ]);
  expect(documents.filter(({ event }) => event === "step").map(({ step }) => step)).toMatchObject([
    { id: "pull-image", state: "doing" },
    { id: "pull-image", state: "done" },
  ]);
  // Begun, then how far, then over.
  expect(documents[0]).toMatchObject({ event: "step" });
  expect(documents.at(-1)).toMatchObject({ event: "step" });
});

test("what is not known is null, and nothing is told twice", () => {
  const { documents, shown, advance } = told();
  const { bytesTotal: _total, ...unknown } = far(5);
  for (let time = 0; time < 3; time += 1) {
    shown.update(pull({ progress: { ...unknown, rate: null, etaMs: null } }));
    advance(1_000);
  }
  expect(documents.filter(({ event }) => event === "progress")).toEqual([
    {
      event: "progress",
      phase: "downloading",
      bytesDone: 5,
      bytesTotal: null,
      rate: null,
      etaMs: null,
      operation: "op",
      step: "pull-image",
    },
  ]);
});

test("a step without bytes still tells its fraction", () => {
  const { documents, shown } = told();
  shown.update(pull({ fraction: 0.5 }));
  expect(documents).toMatchObject([{ event: "step", step: { fraction: 0.5 } }]);
});
