import type { Operation } from "@rockpool/gateway-core/contract/operation";
import type { Progress } from "@rockpool/gateway-core/contract/progress";
import { fakeOperation } from "@rockpool/gateway-core/router/testing/fake-operation";
import { messagesFor } from "@rockpool/messages/catalogue";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { output } from "./output.ts";
import { progress } from "./progress.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const far = (bytesDone: number, bytesTotal: number): Progress => ({
  phase: "downloading",
  items: [],
  bytesDone,
  bytesTotal,
  rate: 1e6,
  etaMs: null,
});

function pull(bytesDone: number, bytesTotal: number): Operation {
  const operation = fakeOperation("op", "pull", 0);
  return {
    ...operation,
    steps: operation.steps.map((step) => ({ ...step, progress: far(bytesDone, bytesTotal) })),
  };
}

function shownOn(terminal: { isTTY: boolean; columns?: number; rows?: number }) {
  let said = "";
  const stderr = {
    ...terminal,
    write(text: string) {
      said += text;
    },
  };
  const out = output({ write() {} }, stderr, {}, { json: false, quiet: false, color: false });
  return { shown: progress(out, messagesFor("en"), Date.now), said: () => said };
}

test("in a pipe there is a line every five seconds, however often something changes", () => {
  const { shown, said } = shownOn({ isTTY: false });
  for (let second = 0; second < 12; second += 1) {
    shown.update(pull(second * 1e6, 100e6));
    vi.advanceTimersByTime(1_000);
  }
  expect(said().split("\n")).toEqual([
    "◐ Getting the image  5.0 s  4 MB of 100 MB, 1 MB/s",
    "◐ Getting the image  10 s  9 MB of 100 MB, 1 MB/s",
    "",
  ]);
  shown.end();
  vi.advanceTimersByTime(60_000);
  expect(said().split("\n")).toHaveLength(3);
});

test("a bar does not go back when the total turns out to be more", () => {
  const { shown, said } = shownOn({ isTTY: true, columns: 80 });
  const full = () => said().split("\u001b[0J").at(-1)?.match(/█/g)?.length ?? 0;
  shown.update(pull(50, 100));
  expect(full()).toBe(12);
  shown.update(pull(50, 1000));
  expect(said().split("\u001b[0J").at(-1)).toContain("50 B of 1 kB");
  expect(full()).toBe(12);
  shown.update(pull(900, 1000));
  expect(full()).toBe(21);
  shown.end();
});

test("what a build prints stays above what is drawn again", () => {
  const { shown, said } = shownOn({ isTTY: true, columns: 80 });
  shown.update(pull(50, 100));
  const before = said().split("\u001b[0J").at(-1) ?? "";
  shown.print(["\u001b[31m#1 one\u001b[0m"]);
  expect(said().split("\u001b[0J").at(-1)).toBe(`#1 one\n${before}`);
  shown.end();
});

test("no more lines are drawn than the window has, and none is wider", () => {
  const { shown, said } = shownOn({ isTTY: true, columns: 30, rows: 4 });
  const steps = ["stop-container", "write-checkpoint", "start-container", "wait-live", "settle"] as const;
  const operation = fakeOperation("op", "change", 0);
  shown.update({ ...operation, steps: steps.map((id) => ({ id, state: "todo" as const })) });
  const lines = said().split("\u001b[0J").at(-1)?.trimEnd().split("\n") ?? [];
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line.length).toBeLessThan(30);
  shown.end();
});
