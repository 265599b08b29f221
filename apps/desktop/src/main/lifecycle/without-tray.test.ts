import { describe, expect, it, vi } from "vitest";
import { withoutTray } from "./without-tray.ts";

describe.each([true, false])("with a panel for icons: %s", (there) => {
  const openWindow = vi.fn();
  const quit = vi.fn();
  const parts = withoutTray({ hasTray: async () => there, openWindow, quit, patience: 0 });

  it("opens the window only where there is nothing else", async () => {
    await parts.startedHidden();
    expect(openWindow).toHaveBeenCalledTimes(there ? 0 : 1);
  });

  it("ends with the last window only where there is nothing else", async () => {
    await parts.allClosed();
    expect(quit).toHaveBeenCalledTimes(there ? 0 : 1);
  });
});
