import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { textWithin } from "./text-within.ts";

it("reads what is short enough, characters cut in two by a chunk included", async () => {
  const bytes = Buffer.from("Grüße");
  const chunks = [bytes.subarray(0, 3), bytes.subarray(3)];
  expect(await textWithin(Readable.from(chunks), bytes.length)).toBe("Grüße");
  expect(await textWithin(Readable.from([]), 0)).toBe("");
});

it("stops as soon as there is more, however much there would be", async () => {
  let made = 0;
  const endless = new Readable({
    highWaterMark: 1024,
    read() {
      made += 1024;
      this.push(Buffer.alloc(1024, "x"));
    },
  });
  expect(await textWithin(endless, 10_000)).toBeNull();
  expect(made).toBeLessThan(20_000);
  expect(endless.destroyed).toBe(true);
});
