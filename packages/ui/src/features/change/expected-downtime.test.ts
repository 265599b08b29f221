import { expect, it } from "vitest";
import { container, snapshotIn } from "../../testing/snapshots.ts";
import { expectedDowntime } from "./expected-downtime.ts";

const now = 1_800_000_000_000;

function running(readyAfterMs: number) {
  const snapshot = snapshotIn("running", {}, now);
  return {
    ...snapshot,
    since: now,
    gateway: { ...snapshot.gateway, container: container(now, { startedAt: now - readyAfterMs }) },
  };
}

it("is the last start and the last copy", () => {
  expect(expectedDowntime(running(18_000), { tookMs: 4000 })).toBe(22_000);
});

it("is not known without a copy, without a gateway, or where it was seen long after its start", () => {
  expect(expectedDowntime(running(18_000), undefined)).toBeNull();
  expect(expectedDowntime(snapshotIn("stopped"), { tookMs: 4000 })).toBeNull();
  expect(expectedDowntime(running(3_600_000), { tookMs: 4000 })).toBeNull();
});
