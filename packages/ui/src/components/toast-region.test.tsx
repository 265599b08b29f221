import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ToastRegion } from "./toast-region.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function show(tone: "info" | "failure") {
  const onClose = vi.fn();
  render(
    <ToastRegion
      toasts={[{ id: 7, tone, title: "News", text: "of today" }]}
      closeLabel="Dismiss"
      onClose={onClose}
    />,
  );
  return onClose;
}

const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

describe("ToastRegion", () => {
  it("is read out", () => {
    show("info");
    expect(screen.getByRole("status").textContent).toContain("Newsof today");
  });

  it("lets news go by themselves", () => {
    const onClose = show("info");
    wait(3900);
    expect(onClose).not.toHaveBeenCalled();
    wait(200);
    expect(onClose).toHaveBeenCalledExactlyOnceWith(7);
  });

  it("holds news while the pointer is on them", () => {
    const onClose = show("info");
    const toast = screen.getByText("News");
    fireEvent.pointerEnter(toast.parentElement?.parentElement as HTMLElement);
    wait(60_000);
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.pointerLeave(toast.parentElement?.parentElement as HTMLElement);
    wait(4100);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("leaves more time for what went wrong, and as much as it takes while the focus is on it", () => {
    const onClose = show("failure");
    wait(7900);
    expect(onClose).not.toHaveBeenCalled();
    const dismiss = screen.getByRole("button", { name: "Dismiss" });
    act(() => dismiss.focus());
    wait(60_000);
    expect(onClose).not.toHaveBeenCalled();
    act(() => dismiss.blur());
    wait(8100);
    expect(onClose).toHaveBeenCalledExactlyOnceWith(7);
  });

  it("is closed by hand", () => {
    const onClose = show("failure");
    fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(onClose).toHaveBeenCalledExactlyOnceWith(7);
  });
});
