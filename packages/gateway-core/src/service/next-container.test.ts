import { describe, expect, it } from "vitest";
import type { ContainerDetails } from "../engine/engine.ts";
import { container } from "../lifecycle/testing/observed-fixture.ts";
import { nextContainerOf } from "./next-container.ts";
import { firstState, type ServiceState } from "./service-state.ts";

function watched(first: ContainerDetails | null) {
  const listeners = new Set<() => void>();
  let state: ServiceState = {
    ...firstState,
    engine: { kind: "connected", facts: {} as never, report: [] },
    container: first,
  };
  return {
    get: () => state,
    onChange(callback: () => void) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    become(details: ContainerDetails | null) {
      state = { ...state, container: details };
      for (const listener of [...listeners]) listener();
    },
    listeners,
  };
}

const up = (id: string, startedAt: number) => container({ id, startedAt, status: "running" });
const { signal } = new AbortController();

/** What it resolves with, or "waits" after everything that was ready has run. */
async function outcome(next: Promise<string>): Promise<string> {
  return Promise.race([next, new Promise<string>((resolve) => setImmediate(() => resolve("waits")))]);
}

describe("nextContainerOf", () => {
  it("gives what is there at once, even one that has ended: its last words are read", async () => {
    expect(await nextContainerOf(watched(container()))(null, signal)).toBe("c1");
  });

  it("for numbers only gives one that runs", async () => {
    const state = watched(container());
    const next = nextContainerOf(state, true)(null, signal);
    expect(await outcome(next)).toBe("waits");
    state.become(up("c1", 9));
    expect(await next).toBe("c1");
  });

  it("waits for the next run of the same container, and for another container", async () => {
    const state = watched(up("c1", 1));
    const give = nextContainerOf(state);
    await give(null, signal);
    state.become(container({ id: "c1", startedAt: 1 }));
    const again = give("c1", signal);
    expect(await outcome(again)).toBe("waits");
    state.become(up("c1", 2));
    expect(await again).toBe("c1");
    state.become(null);
    const other = give("c1", signal);
    state.become(up("c2", 3));
    expect(await other).toBe("c2");
  });

  it("takes a run up again whose stream broke off", async () => {
    const give = nextContainerOf(watched(up("c1", 1)));
    await give(null, signal);
    expect(await give("c1", signal)).toBe("c1");
  });

  it("ends with the signal and leaves nothing behind", async () => {
    const state = watched(null);
    const abort = new AbortController();
    const next = nextContainerOf(state)(null, abort.signal);
    abort.abort(new Error("gone"));
    await expect(next).rejects.toThrow("gone");
    expect(state.listeners.size).toBe(0);
  });
});
