import { readdirSync, readFileSync } from "node:fs";

/** A process and all that descend from it. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const stat = readStat(Number(name));
    if (stat !== null) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** Proportional set size of all of them, in MiB. Needs root: Chromium's sandboxed processes are nobody else's to read. */
export function proportionalMiB(pids: readonly number[]): number {
  const kib = pids.map((pid) => {
    const rollup = read(`/proc/${pid}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup ?? "")?.[1] ?? 0);
  });
  if (kib.some((value) => value === 0)) throw new Error("a process could not be read: run this as root");
  return kib.reduce((sum, value) => sum + value, 0) / 1024;
}

/** Processor time that they have taken so far, in seconds. Linux counts it in hundredths. */
export function processorSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (readStat(pid)?.ticks ?? 0), 0) / 100;
}

/** Source: proc(5), `/proc/pid/stat`; the name may hold spaces and parentheses. */
function readStat(pid: number): { parent: number; ticks: number } | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
