import { describe, expect, it } from "vitest";
import { mainWindowOptions, windowBackground } from "./main-window-options.ts";

describe("mainWindowOptions", () => {
  it.each([
    ["title", "Rockpool"],
    ["width", 1040],
    ["height", 720],
    ["minWidth", 720],
    ["minHeight", 520],
    ["show", false],
  ] as const)("%s is %s", (name, value) => {
    expect(mainWindowOptions({ dark: false, preload: "/p.cjs" })[name]).toBe(value);
  });

  it.each([
    [false, windowBackground.light],
    [true, windowBackground.dark],
  ])("paints the theme's own ground before the page does: dark %s", (dark, colour) => {
    expect(mainWindowOptions({ dark, preload: "/p.cjs" }).backgroundColor).toBe(colour);
  });

  it("keeps its page locked", () => {
    const { webPreferences } = mainWindowOptions({ dark: false, preload: "/p.cjs" });
    expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, preload: "/p.cjs" });
  });
});
