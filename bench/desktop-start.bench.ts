import { statSync } from "node:fs";
import { inCheckout } from "../scripts/checkout.mjs";
import { inSession } from "./desktop/in-session.ts";
import { median } from "./desktop/median.ts";
import type { Figure } from "./figure.ts";

interface Start {
  what: "tray" | "paint";
  who: "baseline" | "ours";
  ms: number;
  scripts?: string[];
  shown?: string;
}

/** How long the app takes to be there, against an Electron that does nothing else. */
export async function bench(): Promise<Figure[]> {
  const starts: Start[] = [];
  await inSession("measure-starts.ts", ["7"], (line) => {
    starts.push(line as Start);
    return undefined;
  });
  const painted = starts.find(({ what, who }) => what === "paint" && who === "ours");
  if (!painted?.shown?.includes("Home")) throw new Error(`Home did not paint: ${painted?.shown}`);
  const bytes = (painted.scripts ?? []).reduce(
    (sum, file) => sum + statSync(inCheckout("apps", "desktop", "out", "renderer", file)).size,
    0,
  );
  return [
    figure(starts, "tray", "tray item registered on D-Bus after process start", 250),
    figure(starts, "paint", "first contentful paint of Home after process start", 350),
    {
      what: "script loaded before Home paints",
      baseline: null,
      ours: bytes / 1000,
      unit: "kB",
      bar: "≤ 300 kB",
      ok: bytes > 0 && bytes <= 300_000,
    },
  ];
}

function figure(starts: Start[], what: Start["what"], words: string, more: number): Figure {
  const of = (who: Start["who"]) =>
    starts.flatMap((one) => (one.what === what && one.who === who ? [one.ms] : []));
  const runs = of("ours");
  if (runs.length < 5) throw new Error(`only ${runs.length} starts were measured`);
  const baseline = median(of("baseline"));
  const ours = median(runs);
  return {
    what: words,
    baseline,
    ours,
    unit: "ms",
    bar: `≤ baseline + ${more} ms`,
    ok: ours <= baseline + more,
    runs,
  };
}
