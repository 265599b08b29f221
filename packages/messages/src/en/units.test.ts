import { describe, expect, it } from "vitest";
import { units } from "./units.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe("units", () => {
  it.each([
    [-5, "0 s"],
    [12_900, "12 s"],
    [minute, "1 min"],
    [hour - 1, "59 min"],
    [2 * hour, "2 h"],
    [2 * hour + 5 * minute, "2 h 5 min"],
    [day, "1 day"],
    [4.9 * day, "4 days"],
  ])("a duration of %d ms is %s", (ms, words) => {
    expect(units.duration(ms)).toBe(words);
  });

  it("shows tenths only where they matter", () => {
    expect(units.stepDuration(940)).toBe("0.9 s");
    expect(units.stepDuration(14_700)).toBe("14 s");
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1500, "1.5 kB"],
    [702_400_000, "702 MB"],
    [8_200_000_000, "8.2 GB"],
    [3e15, "3,000 TB"],
  ])("%d bytes are %s", (count, words) => {
    expect(units.bytes(count)).toBe(words);
  });

  it.each([
    [3 * second, "just now"],
    [40 * second, "40 seconds ago"],
    [2 * minute, "2 minutes ago"],
    [hour, "1 hour ago"],
    [day, "yesterday"],
    [9 * day, "9 days ago"],
  ])("%d ms back is %s", (length, words) => {
    expect(units.ago(1e12 - length, 1e12)).toBe(words);
  });

  it("names the day only of moments that are not of the last one", () => {
    expect(units.moment(1e12 - hour, 1e12)).toMatch(/^\d\d:\d\d$/);
    expect(units.moment(1e12 - 3 * day, 1e12)).toMatch(/^\d{1,2} \w+,? /);
  });

  it.each([
    [2.94, "2.9 %"],
    [46.2, "46 %"],
    [230, "230 %"],
  ])("%d is %s", (value, words) => {
    expect(units.percent(value)).toBe(words);
  });
});
