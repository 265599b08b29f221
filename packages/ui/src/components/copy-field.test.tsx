import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CopyField } from "./copy-field.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function press(onCopy: (value: string) => Promise<boolean>) {
  render(
    <CopyField
      value="sha256:abcdef"
      shown="sha256:abc"
      copyLabel="Copy it"
      copiedLabel="Copied"
      onCopy={onCopy}
    />,
  );
  await act(async () => screen.getByRole("button").click());
}

describe("CopyField", () => {
  it("copies all of a value that is shown in short, and says so for a moment", async () => {
    const onCopy = vi.fn(() => Promise.resolve(true));
    await press(onCopy);
    expect(onCopy).toHaveBeenCalledWith("sha256:abcdef");
    expect(screen.getByText("sha256:abc")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
    act(() => void vi.advanceTimersByTime(2000));
    expect(screen.getByRole("button", { name: "Copy it" })).toBeTruthy();
  });

  it("does not claim what did not happen", async () => {
    await press(() => Promise.resolve(false));
    expect(screen.getByRole("button", { name: "Copy it" })).toBeTruthy();
  });
});
