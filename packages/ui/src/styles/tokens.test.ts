import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(`${import.meta.dirname}/tokens.css`, "utf8");
const tokens = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["window", "sidebar", "surface", "sunken", "hover"];
const pairs: [foreground: string, backgrounds: string[], least: number][] = [
  ["text", [...grounds, "pressed", "caution-soft", "danger-soft", "accent-soft"], 7],
  ["text-muted", ["window", "sidebar", "surface", "sunken", "caution-soft", "danger-soft"], 7],
  ["accent-text", ["window", "surface", "sunken", "accent-soft"], 7],
  ["on-accent", ["accent", "accent-hover"], 7],
  ["on-danger", ["danger-fill", "danger-fill-hover"], 7],
  ["danger-text", ["surface", "danger-soft", "window"], 7],
  ["caution-text", ["surface", "sunken", "caution-soft", "window"], 7],
  ["error-text", ["surface", "sunken", "window"], 7],
  ["mark-text", ["mark"], 7],
  ["mark-current-text", ["mark-current"], 7],
  ["border-control", ["window", "surface", "sunken"], 3],
  ["accent", ["window", "sidebar", "surface", "sunken", "pool-shallow", "pool-deep"], 3],
  ["presence", ["window", "sidebar", "surface", "pool-shallow", "pool-deep"], 3],
  ["danger", ["window", "sidebar", "surface", "danger-soft", "pool-shallow", "pool-deep"], 3],
  ["caution", ["window", "sidebar", "surface", "caution-soft", "pool-shallow", "pool-deep"], 3],
];

describe.each(["light", "dark"] as const)("contrast in %s", (theme) => {
  it.each(pairs)("%s on %j is at least %d", (foreground, backgrounds, least) => {
    for (const background of backgrounds) {
      const front = tokens.get(foreground)?.[theme];
      const back = tokens.get(background)?.[theme];
      if (!front || !back) throw new Error(`no token ${foreground} or ${background}`);
      expect(contrast(front, back), `${foreground} ${front} on ${background} ${back}`).toBeGreaterThanOrEqual(
        least,
      );
    }
  });
});
