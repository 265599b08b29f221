import { statusShapes } from "@rockpool/messages/status-shape";
import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { StatusMark } from "./status-mark.tsx";

describe("StatusMark", () => {
  it("has another drawing for every shape", () => {
    const drawings = statusShapes.map(
      (shape) => render(<StatusMark shape={shape} tone="quiet" />).container.querySelector("svg")?.innerHTML,
    );
    expect(new Set(drawings).size).toBe(statusShapes.length);
  });

  it("is silent: the word stands beside it", () => {
    const { container } = render(<StatusMark shape="filled" tone="presence" />);
    expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
  });
});
