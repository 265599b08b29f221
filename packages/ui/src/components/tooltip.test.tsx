import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Tooltip } from "./tooltip.tsx";

function show() {
  render(
    <Tooltip text="Explained">
      {(trigger) => (
        <button type="button" {...trigger}>
          Word
        </button>
      )}
    </Tooltip>,
  );
  return screen.getByRole("button");
}

describe("Tooltip", () => {
  it("explains on hover and goes with the pointer", async () => {
    const button = show();
    expect(button.getAttribute("aria-describedby")).toBeNull();
    await userEvent.hover(button);
    const tip = screen.getByText("Explained");
    expect(button.getAttribute("aria-describedby")).toBe(tip.id);
    await userEvent.hover(tip);
    expect(screen.queryByText("Explained")).toBeTruthy();
    await userEvent.unhover(tip);
    expect(screen.queryByText("Explained")).toBeNull();
  });

  it("explains to the keyboard, and goes with Escape without losing the focus", async () => {
    const button = show();
    await userEvent.tab();
    expect(screen.getByText("Explained")).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByText("Explained")).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it("goes when the button is pressed", async () => {
    const button = show();
    await userEvent.hover(button);
    await userEvent.click(button);
    expect(screen.queryByText("Explained")).toBeNull();
  });
});
