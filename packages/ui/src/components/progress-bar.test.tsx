import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ProgressBar } from "./progress-bar.tsx";

const value = () => screen.getByRole("progressbar").getAttribute("aria-valuenow");

it("never goes back, and does not forget what it knew", () => {
  const { rerender } = render(<ProgressBar label="Getting" />);
  expect(value()).toBeNull();
  for (const [told, shown] of [
    [0.4, "40"],
    [0.2, "40"],
    [undefined, "40"],
    [0.9, "90"],
  ] as const) {
    rerender(<ProgressBar label="Getting" fraction={told} />);
    expect(value()).toBe(shown);
  }
});

it("begins anew for something else", () => {
  const { rerender } = render(<ProgressBar key="a" label="Getting" fraction={0.9} />);
  rerender(<ProgressBar key="b" label="Getting" fraction={0.1} />);
  expect(value()).toBe("10");
});
