import { expect, it } from "vitest";
import { runningContainer } from "../openclaw/testing/running-container.ts";
import { followStats } from "./follow-stats.ts";

it("goes on after the engine was away, and ends with its signal", async () => {
  const { engine, id } = await runningContainer();
  engine.statsEveryMs = 5;
  const over = new AbortController();
  const samples = followStats({ engine, signal: over.signal, nextContainer: async () => id });
  expect((await samples.next()).value).toMatchObject({ cpuPercent: null, memoryBytes: 100_000_000 });
  expect((await samples.next()).value).toMatchObject({ cpuPercent: 1.5 });
  engine.goAway();
  const later = samples.next();
  engine.comeBack();
  expect((await later).done).toBe(false);
  over.abort();
  expect((await samples.next()).done).toBe(true);
});
