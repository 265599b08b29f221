import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";

/** Longest wait for the first answer of engine and gateway; then what is known is shown. */
const patienceMs = 5_000;

/** The first snapshot that knows something: a service that has just begun says "unknown" for a moment. */
export function settledSnapshot(bridge: Bridge): Promise<Snapshot | null> {
  return new Promise((resolve) => {
    let latest: Snapshot | null = null;
    let stop: () => void = () => {};
    const done = () => {
      clearTimeout(timer);
      resolve(latest);
      // Not at once: the first value may be pushed before `subscribe` has returned.
      queueMicrotask(() => stop());
    };
    const timer = setTimeout(done, patienceMs);
    stop = bridge.subscribe("snapshot", {}, (snapshot) => {
      latest = snapshot;
      if (isSettled(snapshot)) done();
    });
  });
}

export function isSettled(snapshot: Snapshot): boolean {
  return snapshot.engine.kind !== "searching" && snapshot.phase !== "unknown";
}
