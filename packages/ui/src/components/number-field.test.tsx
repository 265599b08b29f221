import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { NumberField } from "./number-field.tsx";

function show() {
  const onCommit = vi.fn();
  render(
    <NumberField label="Copies" hint="Kept" value={3} min={1} max={50} invalid="No" onCommit={onCommit} />,
  );
  return onCommit;
}

async function type(text: string): Promise<void> {
  await userEvent.clear(screen.getByRole("textbox"));
  if (text) await userEvent.type(screen.getByRole("textbox"), text);
}

describe("NumberField", () => {
  it("tells a new number when it is left, once", async () => {
    const onCommit = show();
    await type("12");
    expect(onCommit).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(12);
  });

  it("tells nothing where nothing changed", async () => {
    const onCommit = show();
    await type("3{Enter}");
    expect(onCommit).not.toHaveBeenCalled();
  });

  it.each(["0", "51", "1.5", "a", ""])("keeps %j to itself and says why", async (text) => {
    const onCommit = show();
    await type(text);
    await userEvent.tab();
    expect(onCommit).not.toHaveBeenCalled();
    expect(screen.getByText("No")).toBeTruthy();
    expect(screen.getByRole("textbox")).toHaveProperty("value", text);
  });
});
