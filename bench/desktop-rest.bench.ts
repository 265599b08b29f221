import { setTimeout as delay } from "node:timers/promises";
import { scriptedImage } from "../packages/gateway-core/src/testing/scripted-gateway.ts";
import { inSession } from "./desktop/in-session.ts";
import { median } from "./desktop/median.ts";
import { processorSeconds, processTree, proportionalMiB } from "./desktop/process-tree.ts";
import type { Figure } from "./figure.ts";

const idleSeconds = 60;

interface Line {
  what: "memory" | "idle" | "requests";
  who: string;
  pid?: number;
  requests?: number;
}

/** What the app takes while nobody looks at it, against an Electron that shows a tray icon and does nothing else. */
export async function bench(): Promise<Figure[]> {
  const memory: Record<string, number[]> = {};
  let processor = Number.NaN;
  let requests = Number.NaN;
  await inSession("measure-rest.ts", ["5", scriptedImage], async (raw) => {
    const line = raw as Line;
    if (line.what === "memory") {
      memory[line.who] = [...(memory[line.who] ?? []), proportionalMiB(processTree(session(line.pid)))];
    } else if (line.what === "idle") {
      const pids = processTree(session(line.pid));
      const before = processorSeconds(pids);
      await delay(idleSeconds * 1000);
      processor = (100 * (processorSeconds(pids) - before)) / idleSeconds;
    } else requests = line.requests ?? Number.NaN;
    return "on";
  });
  const bare = median(memory.baseline ?? []);
  return [
    memoryFigure("memory of all processes with no window open (PSS)", memory.ours ?? [], bare),
    memoryFigure(
      "the same after its window was opened and closed",
      memory["ours, window closed again"] ?? [],
      bare,
    ),
    figure(`processor while idle over ${idleSeconds} s, a healthy gateway beside it`, processor, "%", 0.3),
    figure(`requests to the engine while idle over ${idleSeconds} s`, requests, "", 0),
  ];
}

/** Says so instead of measuring nothing. */
function session(pid: number | undefined): number {
  if (pid === undefined) throw new Error("no process to measure");
  return pid;
}

function memoryFigure(what: string, runs: number[], baseline: number): Figure {
  if (runs.length < 5) throw new Error(`only ${runs.length} runs were measured`);
  const ours = median(runs);
  return { what, baseline, ours, unit: "MiB", bar: "≤ 1.25 × baseline", ok: ours <= 1.25 * baseline, runs };
}

function figure(what: string, ours: number, unit: Figure["unit"], bar: number): Figure {
  return { what, baseline: null, ours, unit, bar: `≤ ${bar} ${unit}`.trim(), ok: ours <= bar };
}
