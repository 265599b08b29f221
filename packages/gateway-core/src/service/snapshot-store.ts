import type { Snapshot } from "../contract/snapshot.ts";
import type { Unsubscribe } from "../contract/topics.ts";

/** Ten a second at most; the first of a burst goes out at once. */
const intervalMs = 100;

export type SnapshotBody = Omit<Snapshot, "revision">;

export interface SnapshotStore {
  get(): Snapshot;
  set(body: SnapshotBody): void;
  /** Pushes the current one first. */
  subscribe(push: (snapshot: Snapshot) => void): Unsubscribe;
  close(): void;
}

/** The one current snapshot, numbered. Readers always get the newest; subscribers may miss the ones between. */
export function createSnapshotStore(initial: SnapshotBody): SnapshotStore {
  let current: Snapshot = { ...initial, revision: 1 };
  let pushed = current;
  let timer: NodeJS.Timeout | null = null;
  const subscribers = new Set<(snapshot: Snapshot) => void>();

  function flush(): void {
    if (pushed === current) return;
    pushed = current;
    timer = setTimeout(() => {
      timer = null;
      flush();
    }, intervalMs);
    timer.unref();
    for (const push of [...subscribers]) push(current);
  }

  return {
    get: () => current,
    set(body) {
      if (same(body, current)) return;
      // Somebody waits for the end of an operation: a command line that returns with it, first of all.
      if (timer !== null && endsOperation(current, body)) {
        clearTimeout(timer);
        timer = null;
      }
      current = { ...body, revision: current.revision + 1 };
      if (timer === null) flush();
    },
    subscribe(push) {
      subscribers.add(push);
      push(current);
      return () => subscribers.delete(push);
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      subscribers.clear();
    },
  };
}

function endsOperation(before: SnapshotBody, { operation }: SnapshotBody): boolean {
  return before.operation?.state === "running" && operation?.state !== "running";
}

function same(body: SnapshotBody, { revision: _revision, ...current }: Snapshot): boolean {
  return JSON.stringify(body) === JSON.stringify(current);
}
