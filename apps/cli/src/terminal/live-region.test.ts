import { expect, test } from "vitest";
import { cut, liveRegion } from "./live-region.ts";
import { colours } from "./style.ts";

test("lines are drawn over those before, also when there are fewer", () => {
  let drawn = "";
  const region = liveRegion(
    (text) => {
      drawn += text;
    },
    () => 80,
  );
  region.show(["one", "two"]);
  region.show(["one", "two"]);
  region.show(["three"]);
  region.end();
  region.show(["four"]);
  expect(drawn).toBe("\r\u001b[0Jone\ntwo\n\r\u001b[2A\u001b[0Jthree\n\r\u001b[0Jfour\n");
});

test.each([
  ["short", 10, "short"],
  ["exactly ten", 11, "exactly ten"],
  ["rather too long", 8, "rather …"],
  ["x", 0, "…"],
])("%j in %i columns is %j", (line, width, expected) => {
  expect(cut(line, width)).toBe(expected);
});

test("colours take no room and are all ended", () => {
  const line = `${colours.good("✓")} ${colours.dim("a long label")}`;
  expect(cut(line, 14)).toBe(line);
  expect(cut(line, 8)).toBe(`${colours.good("✓")} \u001b[2ma lon\u001b[22m…`);
});
