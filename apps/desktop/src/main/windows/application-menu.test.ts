import { describe, expect, it } from "vitest";
import { applicationMenu } from "./application-menu.ts";

describe("applicationMenu", () => {
  it("is what macOS expects", () => {
    expect(applicationMenu("darwin").map(({ role }) => role)).toEqual(["appMenu", "editMenu", "windowMenu"]);
  });

  it.each(["linux", "win32"] as const)(
    "has the shortcuts to close, quit and edit, and no tools: %s",
    (platform) => {
      const menu = applicationMenu(platform);
      expect(menu).toEqual([
        { role: "fileMenu", submenu: [{ role: "close" }, { role: "quit" }] },
        { role: "editMenu" },
      ]);
    },
  );
});
