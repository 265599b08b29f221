import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Sparkline } from "./sparkline.tsx";

/** The drawn points as [x, y] in a drawing of 120 by 32, where y grows downwards. */
function points(values: (number | null)[], max?: number): number[][] {
  render(<Sparkline label="CPU" values={values} capacity={61} max={max} />);
  const line = screen.getByRole("img", { name: "CPU" }).querySelector("polyline");
  return (line?.getAttribute("points") ?? "")
    .split(" ")
    .filter(Boolean)
    .map((pair) => pair.split(",").map(Number));
}

describe("Sparkline", () => {
  it("ends at the right, however few values there are", () => {
    expect(points([1, 1, 1]).map(([x]) => x)).toEqual([116, 118, 120]);
  });

  it("draws high values high and stays inside", () => {
    expect(points([0, 50, 100]).map(([, y]) => y)).toEqual([30, 16, 2]);
  });

  it("keeps small values small under a given top, and grows beyond it", () => {
    expect(points([0, 10], 100).map(([, y]) => y)).toEqual([30, 27.2]);
  });

  it.each([[[]], [[5]], [[null, null]]])("draws no line of %j", (values: (number | null)[]) => {
    expect(points(values)).toEqual([]);
  });

  it("leaves out what was not measured", () => {
    expect(points([1, null, 1])).toHaveLength(2);
  });
});
