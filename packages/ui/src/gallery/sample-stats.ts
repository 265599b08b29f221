import type { FakeBridge } from "../testing/fake-bridge.ts";

/** A minute of a gateway that mostly rests. */
export function pushStats(bridge: FakeBridge): void {
  const now = Date.now();
  for (let index = 0; index < 60; index += 1) {
    const busy = index > 38 && index < 46;
    bridge.push("stats", {
      at: now - (60 - index) * 1000,
      cpuPercent: 2 + 1.4 * Math.sin(index) + (busy ? 46 - Math.abs(42 - index) * 9 : 0),
      memoryBytes: 702_000_000 + 9_000_000 * Math.sin(index / 5) + (busy ? 60_000_000 : 0),
      memoryLimitBytes: 8_200_000_000,
    });
  }
}
