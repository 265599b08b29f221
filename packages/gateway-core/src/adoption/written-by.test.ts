import { expect, it } from "vitest";
import { writtenBy } from "./written-by.ts";

it("reads OpenClaw's stamp, comments and all", () => {
  expect(writtenBy('{ /* mine */ meta: { lastTouchedVersion: "2026.9.6" }, gateway: {}, }')).toBe("2026.9.6");
});

it.each([
  ["nothing", null],
  ["an empty file", ""],
  ["a half-written one", '{"meta":{"lastTouchedVersion":"2026.9'],
  ["no stamp", '{"gateway":{}}'],
  ["a stamp of another kind", '{"meta":{"lastTouchedVersion":20269}}'],
  ["a list", "[]"],
])("does not know where there is %s", (_, text) => {
  expect(writtenBy(text)).toBeNull();
});
