import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRestartUnhealthy, type GatewayRun } from "./restart-unhealthy.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

/** A gateway that has answered in its first run, and what becomes of it. */
function watched(first: Partial<GatewayRun> = {}) {
  let gateway: GatewayRun = { run: "a", live: "yes", mayRestart: true, ...first };
  const restart = vi.fn();
  const { look } = createRestartUnhealthy(() => gateway, restart);
  const set = (patch: Partial<GatewayRun>) => {
    gateway = { ...gateway, ...patch };
  };
  look();
  return {
    restart,
    set,
    tell(patch: Partial<GatewayRun>) {
      set(patch);
      look();
    },
  };
}

describe("restarting an unhealthy gateway", () => {
  it("happens when it does not answer for a while, and only where it is allowed", () => {
    const { restart, tell } = watched();
    tell({ live: "no", mayRestart: false });
    vi.advanceTimersByTime(10 * minute);
    expect(restart).not.toHaveBeenCalled();
    tell({ mayRestart: true });
    vi.advanceTimersByTime(minute);
    expect(restart).not.toHaveBeenCalled();
    vi.advanceTimersByTime(minute);
    expect(restart).toHaveBeenCalledOnce();
  });

  it("does not happen when it answers again in between", () => {
    const { restart, tell } = watched();
    for (let at = 0; at < 10; at += 1) {
      tell({ live: "no" });
      vi.advanceTimersByTime(minute);
      tell({ live: "yes" });
    }
    expect(restart).not.toHaveBeenCalled();
  });

  it("does not bring back what was stopped meanwhile", () => {
    const { restart, tell } = watched();
    tell({ live: "no" });
    vi.advanceTimersByTime(minute);
    tell({ run: null, live: "unknown" });
    vi.advanceTimersByTime(10 * minute);
    expect(restart).not.toHaveBeenCalled();
  });

  it("does not happen when the wish has changed without a word", () => {
    const { restart, tell, set } = watched();
    tell({ live: "no" });
    set({ mayRestart: false });
    vi.advanceTimersByTime(10 * minute);
    expect(restart).not.toHaveBeenCalled();
  });

  it("leaves alone what has not answered yet in this run: it may be migrating", () => {
    const first = watched({ live: "no" });
    vi.advanceTimersByTime(10 * minute);
    expect(first.restart).not.toHaveBeenCalled();
    const next = watched();
    next.tell({ run: "b", live: "no" });
    vi.advanceTimersByTime(10 * minute);
    expect(next.restart).not.toHaveBeenCalled();
  });

  it("happens three times in ten minutes and no more", () => {
    const { restart, tell } = watched();
    const times = (count: number) => {
      for (let at = 0; at < count; at += 1) {
        tell({ live: "yes" });
        tell({ live: "no" });
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
