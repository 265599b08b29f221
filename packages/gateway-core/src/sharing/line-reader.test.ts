import fc from "fast-check";
import { expect, test } from "vitest";
import { lineReader } from "./line-reader.ts";

function read(chunks: Buffer[], limit = 1_000): string[] {
  const lines: string[] = [];
  const feed = lineReader(limit, (line) => lines.push(line));
  for (const chunk of chunks) feed(chunk);
  return lines;
}

test("lines arrive whole however the bytes were cut, characters included", () => {
  const text = fc.array(fc.string({ unit: "binary" }).filter((line) => line !== "" && !line.includes("\n")));
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 20 }), (lines, cuts) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
      const chunks = [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
      const expected = lines.map((line) => Buffer.from(line).toString("utf8"));
      expect(read(chunks, 100_000)).toEqual(expected);
    }),
  );
});

test("an unfinished line is not given, an empty one is skipped", () => {
  expect(read([Buffer.from("one\n\n\ntwo\nthr")])).toEqual(["one", "two"]);
});

test("a line beyond the limit is refused, also before its end has come", () => {
  expect(read([Buffer.from(`${"x".repeat(1_000)}\n`)])).toHaveLength(1);
  expect(() => read([Buffer.from("x".repeat(600)), Buffer.from("x".repeat(401))])).toThrow(RangeError);
  expect(() => read([Buffer.from(`${"x".repeat(1_001)}\n`)])).toThrow(RangeError);
});
