import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Snapshot } from "../contract/snapshot.ts";
import { unknownHealth } from "../health/health-monitor.ts";
import { createSnapshotStore, type SnapshotBody } from "./snapshot-store.ts";

const body: SnapshotBody = {
  engine: { kind: "searching" },
  phase: "unknown",
  since: 0,
  gateway: { container: null, address: null, health: unknownHealth },
  wish: { shouldRun: false, image: "a:1", port: 1, overrides: {} },
  operation: null,
  image: { here: "unknown", newer: null, checkedAt: null },
  imageOperation: null,
  goBack: null,
  setup: null,
  demo: null,
  adoption: null,
  channelTroubles: null,
  requests: null,
  failure: null,
  notices: [],
};
const since = (value: number): SnapshotBody => ({ ...body, since: value });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the snapshot store", () => {
  it("pushes the current one first, then a change at once", () => {
    const store = createSnapshotStore(body);
    const seen: Snapshot[] = [];
    store.subscribe((snapshot) => seen.push(snapshot));
    store.set(since(1));
    expect(seen.map((snapshot) => snapshot.since)).toEqual([0, 1]);
    expect(seen.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it("pushes a burst ten times a second, and its end always", () => {
    const store = createSnapshotStore(body);
    const seen: number[] = [];
    store.subscribe((snapshot) => seen.push(snapshot.since));
    for (let at = 1; at <= 50; at += 1) {
      store.set(since(at));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(seen.at(-1)).toBe(50);
    expect(seen.length).toBeLessThanOrEqual(8);
    expect(store.get()).toMatchObject({ since: 50, revision: 51 });
  });

  it("lets nobody wait for the end of an operation", () => {
    const store = createSnapshotStore(body);
    const operation: NonNullable<Snapshot["operation"]> = {
      ...{ id: "1", kind: "start", state: "running", startedAt: 0, cancellable: true, steps: [] },
    };
    const seen: (string | undefined)[] = [];
    store.subscribe((snapshot) => seen.push(snapshot.operation?.state));
    store.set({ ...body, operation });
    store.set({ ...body, operation, since: 1 });
    expect(seen).toEqual([undefined, "running"]);
    store.set({ ...body, operation: { ...operation, state: "done" }, since: 1 });
    expect(seen).toEqual([undefined, "running", "done"]);
  });

  it("is at once again after a pause", () => {
    const store = createSnapshotStore(body);
    const seen: number[] = [];
    store.subscribe((snapshot) => seen.push(snapshot.since));
    store.set(since(1));
    vi.advanceTimersByTime(200);
    store.set(since(2));
    expect(seen).toEqual([0, 1, 2]);
  });

  it("does not count what changes nothing", () => {
    const store = createSnapshotStore(body);
    store.set({ ...body });
    expect(store.get().revision).toBe(1);
  });

  it("forgets who went", () => {
    const store = createSnapshotStore(body);
    const seen: number[] = [];
    const stop = store.subscribe((snapshot) => seen.push(snapshot.since));
    stop();
    store.set(since(1));
    expect(seen).toEqual([0]);
  });
});
