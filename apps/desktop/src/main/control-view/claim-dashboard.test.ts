import { describe, expect, it, vi } from "vitest";
import { claimDashboard } from "./claim-dashboard.ts";

const id = "ab".repeat(32);

async function claimed(answers: (() => unknown)[], destroyed = false): Promise<string[]> {
  const claim = vi.fn(async (_deviceId: string) => {});
  const executeJavaScriptInIsolatedWorld = vi.fn(async () => answers.shift()?.());
  const webContents = { executeJavaScriptInIsolatedWorld, isDestroyed: () => destroyed };
  await claimDashboard({ webContents, claim, pausesMs: [0, 0, 0] });
  return claim.mock.calls.map(([deviceId]) => deviceId);
}

describe("claimDashboard", () => {
  it("waits until the page has an identity, and claims it once", async () => {
    expect(await claimed([() => null, () => id, () => id])).toEqual([id]);
  });

  it.each([{ deviceId: id }, "x", `${id}0`, 7])("claims nothing that is no device id: %j", async (found) => {
    expect(await claimed([() => found, () => found, () => found])).toEqual([]);
  });

  it("tries again when the page went elsewhere, and not in a page that is gone", async () => {
    const gone = () => {
      throw new Error("navigated");
    };
    expect(await claimed([gone, () => id])).toEqual([id]);
    expect(await claimed([() => id], true)).toEqual([]);
  });
});
