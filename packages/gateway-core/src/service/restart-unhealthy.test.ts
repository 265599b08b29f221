import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRestartUnhealthy } from "./restart-unhealthy.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

describe("restarting an unhealthy gateway", () => {
  it("happens when it does not answer for a while, and only where it is allowed", () => {
    const restart = vi.fn();
    const { look } = createRestartUnhealthy(restart);
    look("no", false);
    vi.advanceTimersByTime(10 * minute);
    expect(restart).not.toHaveBeenCalled();
    look("no", true);
    vi.advanceTimersByTime(minute);
    expect(restart).not.toHaveBeenCalled();
    vi.advanceTimersByTime(minute);
    expect(restart).toHaveBeenCalledOnce();
  });

  it("does not happen when it answers again in between", () => {
    const restart = vi.fn();
    const { look } = createRestartUnhealthy(restart);
    for (let at = 0; at < 10; at += 1) {
      look("no", true);
      vi.advanceTimersByTime(minute);
      look("yes", true);
    }
    expect(restart).not.toHaveBeenCalled();
  });

  it("happens three times in ten minutes and no more", () => {
    const restart = vi.fn();
    const { look } = createRestartUnhealthy(restart);
    const times = (count: number) => {
      for (let at = 0; at < count; at += 1) {
        look("no", true);
        vi.advanceTimersByTime(1.5 * minute);
      }
    };
    times(6);
    expect(restart).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(10 * minute);
    times(1);
    expect(restart).toHaveBeenCalledTimes(4);
  });
});
