import { getEventListeners } from "node:events";
import { expect, it, vi } from "vitest";
import { type Attempt, WaitTimeout, waitUntil } from "./wait-until.ts";

const notYet = (waitingFor?: string): Promise<Attempt<never>> => Promise.resolve({ done: false, waitingFor });

it("tries until it is done, telling what it waits for", async () => {
  const answers = ["database", "sidecars", null];
  const onWaiting = vi.fn();
  const value = await waitUntil<string>(
    async () => {
      const waitingFor = answers.shift() ?? null;
      return waitingFor === null ? { done: true, value: "up" } : { done: false, waitingFor };
    },
    { deadlineMs: 10_000, onWaiting },
  );
  expect(value).toBe("up");
  expect(onWaiting.mock.calls.map(([waitingFor]) => waitingFor as string)).toEqual(["database", "sidecars"]);
});

it("ends at the deadline with what it waited for, and calls the attempt off", async () => {
  let given: AbortSignal | undefined;
  const wait = waitUntil(
    (signal) => {
      given = signal;
      return notYet("telegram");
    },
    { deadlineMs: 120 },
  );
  await expect(wait).rejects.toThrow(new WaitTimeout("telegram", 120));
  expect(given?.aborted).toBe(true);
});

it("ends at the deadline although an attempt hangs", async () => {
  await expect(waitUntil(() => new Promise(() => {}), { deadlineMs: 30 })).rejects.toThrow(WaitTimeout);
});

it("ends at once when the container does", async () => {
  const unless = Promise.reject<never>(new Error("exit 78"));
  await expect(waitUntil(() => notYet(), { deadlineMs: 60_000, unless })).rejects.toThrow("exit 78");
});

it("ends at once when it is called off, before or during the wait", async () => {
  const controller = new AbortController();
  const wait = waitUntil(() => notYet(), { deadlineMs: 60_000, signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(wait).rejects.toThrow("enough");
  const attempt = vi.fn(() => notYet());
  await expect(waitUntil(attempt, { deadlineMs: 60_000, signal: controller.signal })).rejects.toThrow(
    "enough",
  );
  expect(attempt).not.toHaveBeenCalled();
});

it("passes on what an attempt throws", async () => {
  const wait = waitUntil(() => Promise.reject(new Error("gone")), { deadlineMs: 60_000 });
  await expect(wait).rejects.toThrow("gone");
});

it("leaves no listener behind", async () => {
  const { signal } = new AbortController();
  let tries = 0;
  await waitUntil(async () => (++tries === 4 ? { done: true, value: 1 } : { done: false }), {
    deadlineMs: 60_000,
    signal,
  });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});
