import { describe, expect, it } from "vitest";
import { trayColours } from "./tray-colours.ts";

/** Relative luminance of `#rrggbb`; source: WCAG 2, "relative luminance". */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Panels of GNOME, KDE and Windows 11, dark and light. */
const panels = ["#000000", "#1c1c1c", "#272a2e", "#eff0f1", "#f3f3f3", "#ffffff"];

describe("trayColours", () => {
  it.each(Object.entries(trayColours))("%s stands out from every panel", (_tone, colour) => {
    for (const panel of panels) expect(contrast(colour, panel)).toBeGreaterThanOrEqual(3);
  });
});
