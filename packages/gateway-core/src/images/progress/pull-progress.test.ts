import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PullEvent } from "../../engine/engine-images.ts";
import { PullProgress } from "./pull-progress.ts";

const big = { digest: `sha256:e5b4e37845ad${"0".repeat(52)}`, bytes: 20_006_287 };
const small = { digest: `sha256:959f6e254e27${"1".repeat(52)}`, bytes: 10_003_248 };
const [bigId, smallId] = ["e5b4e37845ad", "959f6e254e27"];

function event(id: string | null, status: PullEvent["status"], current?: number, total?: number): PullEvent {
  return {
    id,
    status,
    text: status,
    ...(current === undefined ? {} : { current }),
    ...(total === undefined ? {} : { total }),
  };
}

/** What engine 20.10 said when its connection was cut after every three megabytes; one layer of it. */
const cutOften = [
  event(bigId, "pulling-fs-layer"),
  event(bigId, "downloading", 203_776, 20_006_287),
  event(bigId, "downloading", 2_516_992, 20_006_287),
  event(bigId, "retrying"),
  event(bigId, "downloading", 196_608, 17_009_039),
  event(bigId, "downloading", 2_582_528, 17_009_039),
  event(bigId, "retrying"),
  event(bigId, "downloading", 163_840, 14_062_991),
  event(bigId, "downloading", 1_891_328, 14_062_991),
  event(bigId, "retrying"),
  event(bigId, "downloading", 131_072, 11_116_943),
  event(bigId, "retrying"),
  event(bigId, "downloading", 2_556_928, 8_170_895),
  event(bigId, "retrying"),
  event(bigId, "downloading", 5_224_847, 5_224_847),
];

describe("PullProgress", () => {
  it("counts on through the engine's own retries", () => {
    for (const manifest of [[big], null]) {
      const progress = new PullProgress(manifest);
      const seen = cutOften.map((each) => {
        progress.take(each);
        return progress.reading.bytesDone;
      });
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(progress.reading).toMatchObject({ bytesDone: big.bytes, bytesTotal: big.bytes });
      expect(progress.bytesMoved).toBe(big.bytes);
    }
  });

  it("goes back where a registry cannot resume, and counts what comes twice as moved", () => {
    const progress = new PullProgress([big]);
    progress.take(event(bigId, "downloading", 9_000_000, big.bytes));
    progress.take(event(bigId, "retrying"));
    expect(progress.reading.phase).toBe("retrying");
    progress.take(event(bigId, "downloading", 1_000_000, big.bytes));
    progress.take(event(bigId, "downloading", 2_000_000, big.bytes));
    expect(progress.reading).toMatchObject({ bytesDone: 2_000_000, bytesMoved: 10_000_000 });
  });

  it("takes the whole from the manifest, and the end of a layer for all of it", () => {
    const progress = new PullProgress([big, small]);
    expect(progress.reading).toMatchObject({
      phase: "asking",
      bytesDone: 0,
      bytesTotal: big.bytes + small.bytes,
    });
    progress.take(event(bigId, "downloading", 19_000_000, 20_006_287));
    progress.take(event(smallId, "exists"));
    expect(progress.reading).toMatchObject({
      phase: "downloading",
      bytesDone: 19_000_000 + small.bytes,
      bytesMoved: 19_000_000,
      items: [
        { id: bigId, state: "active", bytesDone: 19_000_000, bytesTotal: big.bytes },
        { id: smallId, state: "present", bytesDone: small.bytes },
      ],
    });
    progress.take(event(bigId, "download-complete"));
    expect(progress.reading).toMatchObject({ phase: "unpacking", bytesDone: big.bytes + small.bytes });
    // containerd's store counts seconds here.
    progress.take(event(bigId, "extracting", 3, 7));
    expect(progress.reading.items[0]).toMatchObject({ state: "unpacking", bytesDone: big.bytes });
    progress.take(event(bigId, "complete"));
    expect(progress.reading.items[0]).toMatchObject({ state: "done", bytesDone: big.bytes });
  });

  it("counts a layer that an image has twice once, and nothing that is no layer", () => {
    const progress = new PullProgress([big, big]);
    progress.take(event("0123456789ab", "downloading", 500, 900));
    progress.take(event(null, "other"));
    expect(progress.reading).toMatchObject({ phase: "asking", bytesDone: 0, bytesTotal: big.bytes });
    expect(progress.reading.items).toHaveLength(1);
  });

  it("has no total without a manifest until every layer has one", () => {
    const progress = new PullProgress(null);
    expect(progress.reading.bytesTotal).toBeUndefined();
    progress.take(event(bigId, "pulling-fs-layer"));
    progress.take(event(smallId, "pulling-fs-layer"));
    progress.take(event(bigId, "downloading", 5, 20_006_287));
    expect(progress.reading.bytesTotal).toBeUndefined();
    progress.take(event(smallId, "exists"));
    expect(progress.reading).toMatchObject({ bytesDone: 5, bytesTotal: 20_006_287 });
  });

  it("begins again with another try, and remembers what came", () => {
    const progress = new PullProgress([big, small]);
    progress.take(event(bigId, "downloading", 9_000_000, big.bytes));
    progress.restart();
    expect(progress.reading).toMatchObject({ bytesDone: 0, bytesMoved: 9_000_000 });
    progress.take(event(smallId, "exists"));
    expect(progress.reading.bytesDone).toBe(small.bytes);
  });

  it("stays within its whole, whatever an engine says", () => {
    const status = fc.constantFrom<PullEvent["status"]>(
      "pulling-fs-layer",
      "waiting",
      "downloading",
      "verifying",
      "download-complete",
      "extracting",
      "complete",
      "exists",
      "retrying",
      "other",
    );
    const bytes = fc.option(fc.nat(30_000_000), { nil: undefined });
    const events = fc.array(fc.tuple(fc.constantFrom(bigId, smallId, null), status, bytes, bytes));
    fc.assert(
      fc.property(events, fc.boolean(), (list, known) => {
        const progress = new PullProgress(known ? [big, small] : null);
        let moved = 0;
        for (const [id, what, current, total] of list) {
          progress.take(event(id, what, current, total));
          const { reading } = progress;
          expect(reading.bytesDone).toBeLessThanOrEqual(reading.bytesTotal ?? Number.POSITIVE_INFINITY);
          expect(reading.bytesDone).toBeGreaterThanOrEqual(0);
          expect(progress.bytesMoved).toBeGreaterThanOrEqual(moved);
          moved = progress.bytesMoved;
        }
      }),
    );
  });
});
