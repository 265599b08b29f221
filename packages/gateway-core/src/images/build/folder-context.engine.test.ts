import { expect, test } from "vitest";
import { measureContext } from "./testing/measure-context.ts";

// Needs no engine, but half a minute's quiet: it is here because files of this suite run one at a time.
test("A context of 500 MB passes through 40 MB of memory", async () => {
  const { bytes, growthBytes } = await measureContext();
  expect(bytes).toBeGreaterThan(500e6);
  expect(growthBytes).toBeLessThanOrEqual(40e6);
});
