import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Progress } from "../../contract/progress.ts";
import { ProgressMeter, type ProgressReading } from "./progress-meter.ts";

const reading = (bytesDone: number, more: Partial<ProgressReading> = {}): ProgressReading => ({
  phase: "downloading",
  items: [],
  bytesDone,
  bytesTotal: 10_000,
  ...more,
});

describe("ProgressMeter", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function meterWith(): { meter: ProgressMeter; told: (Progress & { at: number })[] } {
    const told: (Progress & { at: number })[] = [];
    const onProgress = (progress: Progress) => told.push({ ...progress, at: performance.now() });
    return { meter: new ProgressMeter({ onProgress }), told };
  }

  it("never goes back, tells at most ten times a second, and ends with all of it", () => {
    const steps = fc.array(
      fc.record({
        bytesDone: fc.nat(12_000),
        bytesTotal: fc.option(fc.nat(12_000), { nil: undefined }),
        wait: fc.nat(400),
        phase: fc.constantFrom("downloading" as const, "retrying" as const, "unpacking" as const),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (readings, finishes) => {
        const { meter, told } = meterWith();
        for (const { wait, ...each } of readings) {
          meter.update({ items: [], ...each });
          vi.advanceTimersByTime(wait);
        }
        const beforeEnd = told.length;
        if (finishes) meter.finish();
        else meter.stop();
        for (const [index, now] of told.entries()) {
          const before = told[index - 1];
          expect(now.bytesDone).toBeGreaterThanOrEqual(before?.bytesDone ?? 0);
          if (now.bytesTotal !== undefined) expect(now.bytesDone).toBeLessThanOrEqual(now.bytesTotal);
          expect(now.rate ?? 0).toBeGreaterThanOrEqual(0);
          // The end does not wait.
          if (before && index < beforeEnd) expect(now.at - before.at).toBeGreaterThanOrEqual(100);
        }
        const most = Math.max(...readings.map(({ bytesDone }) => bytesDone));
        expect(told.at(-1)?.bytesDone).toBeGreaterThanOrEqual(most);
        if (finishes && most > 0) expect(told.at(-1)?.bytesTotal).toBe(told.at(-1)?.bytesDone);
        const count = told.length;
        vi.advanceTimersByTime(60_000);
        expect(told).toHaveLength(count);
      }),
    );
  });

  it("tells the last of many within a tenth of a second", () => {
    const { meter, told } = meterWith();
    for (let bytes = 1; bytes <= 50; bytes++) meter.update(reading(bytes));
    expect(told.map(({ bytesDone }) => bytesDone)).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(told.map(({ bytesDone }) => bytesDone)).toEqual([1, 50]);
    meter.stop();
  });

  it("knows the rate of the last seconds, and what is left at it", () => {
    const { meter, told } = meterWith();
    meter.update(reading(0));
    expect(told.at(-1)).toMatchObject({ rate: null, etaMs: null });
    for (let second = 1; second <= 10; second++) {
      vi.advanceTimersByTime(1000);
      // A thousand a second, then a hundred.
      meter.update(reading(second <= 4 ? second * 1000 : 4000 + (second - 4) * 100));
    }
    vi.advanceTimersByTime(100);
    // Told a tenth of a second later, as something was told just before.
    const fast = told.find(({ bytesDone }) => bytesDone === 4000);
    expect(fast?.rate).toBeGreaterThan(970);
    expect(fast?.etaMs).toBeGreaterThanOrEqual(6000);
    expect(fast?.etaMs).toBeLessThan(6200);
    expect(told.at(-1)?.rate).toBeGreaterThan(90);
    expect(told.at(-1)?.rate).toBeLessThan(110);
    meter.stop();
  });

  it("says that nothing comes, when nothing comes", () => {
    const { meter, told } = meterWith();
    meter.update(reading(0));
    vi.advanceTimersByTime(1000);
    meter.update(reading(5000));
    vi.advanceTimersByTime(10_000);
    expect(told.at(-1)).toMatchObject({ bytesDone: 5000, rate: 0, etaMs: null });
    meter.stop();
  });

  it("measures anew after a wait, and what moves, not what was there", () => {
    const { meter, told } = meterWith();
    meter.update(reading(0));
    vi.advanceTimersByTime(1000);
    meter.update(reading(9000, { bytesMoved: 1000 }));
    expect(told.at(-1)?.rate).toBe(1000);
    meter.update(reading(9000, { phase: "retrying", bytesMoved: 1000 }));
    vi.advanceTimersByTime(4000);
    expect(told.at(-1)).toMatchObject({ phase: "retrying", rate: null, etaMs: null });
    // From nothing again: what is told stays, what is left is longer.
    meter.update(reading(0, { bytesMoved: 1000 }));
    vi.advanceTimersByTime(1000);
    meter.update(reading(2000, { bytesMoved: 3000 }));
    vi.advanceTimersByTime(100);
    expect(told.at(-1)).toMatchObject({ bytesDone: 9000, bytesTotal: 10_000 });
    expect(told.at(-1)?.etaMs).toBeGreaterThanOrEqual(4000);
    meter.stop();
  });

  it("ends with every part done, or as it was", () => {
    const { meter, told } = meterWith();
    meter.update(
      reading(5, {
        items: [
          { id: "a", state: "active", bytesDone: 5, bytesTotal: 10_000 },
          { id: "b", state: "present" },
        ],
      }),
    );
    meter.finish();
    expect(told.at(-1)).toMatchObject({
      bytesDone: 10_000,
      bytesTotal: 10_000,
      items: [
        { id: "a", state: "done", bytesDone: 10_000 },
        { id: "b", state: "present" },
      ],
    });
  });
});
