import { describe, expect, it } from "vitest";
import type { Progress } from "../contract/progress.ts";
import { copyProgress } from "./copy-progress.ts";

const line = (part: "state" | "workspace", bytesDone: number) =>
  ({ kind: "progress", phase: "writing", part, bytesDone, bytesTotal: 4000 }) as const;

describe("copyProgress", () => {
  it("tells a rate once there is one, what is left by it, and which part it is at", () => {
    let now = 0;
    const told: Progress[] = [];
    const tell = copyProgress(
      ["state", "workspace"],
      (progress) => told.push(progress),
      () => now,
    );
    tell(line("state", 0));
    now = 1000;
    tell(line("workspace", 1000));
    tell({ kind: "swapping" });
    expect(told).toEqual([
      {
        ...{ phase: "writing", bytesDone: 0, bytesTotal: 4000, rate: null, etaMs: null },
        items: [
          { id: "state", state: "active" },
          { id: "workspace", state: "waiting" },
        ],
      },
      {
        ...{ phase: "writing", bytesDone: 1000, bytesTotal: 4000, rate: 1000, etaMs: 3000 },
        items: [
          { id: "state", state: "done" },
          { id: "workspace", state: "active" },
        ],
      },
    ]);
  });

  it("forgets how fast it was more than a few seconds ago", () => {
    let now = 0;
    let rate: number | null = null;
    const tell = copyProgress(
      ["state"],
      (progress) => ({ rate } = progress),
      () => now,
    );
    tell(line("state", 0));
    for (let second = 1; second <= 10; second++) {
      now = second * 1000;
      tell(line("state", second < 3 ? second * 1000 : 2000 + second));
    }
    expect(rate).toBe(1);
  });
});
