import { describe, expect, it } from "vitest";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { createErrorCleaner } from "./error-cleaner.ts";

const key = "my-very-own-key";

describe("createErrorCleaner", () => {
  const cleaner = createErrorCleaner(() => ["gateway-token"]);
  cleaner.add(key);
  cleaner.add("");

  it("takes secrets out of what a result says went wrong, and nothing out of the rest", async () => {
    const result = { model: `m/${key}`, error: `bad key ${key} at gateway-token` };
    expect(await cleaner.during(async () => result)).toEqual({
      model: `m/${key}`,
      error: "bad key [redacted] at [redacted]",
    });
    expect(await cleaner.during(async () => ({ error: null }))).toEqual({ error: null });
    expect(await cleaner.during(async () => [])).toEqual([]);
  });

  it("takes them out of every text of a failure, and lets its cause go", async () => {
    const failure = {
      code: "reply-failed" as const,
      message: `agent: ${key}`,
      facts: { reason: `${key}!` },
      detail: `...${key}`,
    };
    const work = cleaner.during(() => Promise.reject(new RockpoolError(failure, { cause: new Error(key) })));
    const error = await work.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ failure: { code: "reply-failed", facts: { reason: "[redacted]!" } } });
    expect(JSON.stringify((error as RockpoolError).failure)).not.toContain(key);
    expect((error as RockpoolError).message).not.toContain(key);
    expect((error as RockpoolError).cause).toBeUndefined();
  });

  it("leaves what is not ours to whoever catches it", async () => {
    const odd = new Error("odd");
    await expect(cleaner.during(() => Promise.reject(odd))).rejects.toBe(odd);
  });
});
