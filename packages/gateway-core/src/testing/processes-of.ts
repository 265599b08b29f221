import { readdir, readFile } from "node:fs/promises";

export interface FoundProcess {
  pid: number;
  /** First word of its command line, without the path. */
  name: string;
}

/**
 * Processes that belong to a private engine in `root`: those that name it in their command line (containerd, shims), and
 * the children of shims, which are the containers' first processes. Linux only; zombies do not count.
 */
export async function processesOf(root: string): Promise<FoundProcess[]> {
  const all = (await Promise.all((await readdir("/proc")).filter(isNumber).map(look))).filter(
    (it) => it !== null,
  );
  const own = all.filter(({ command, pid }) => pid !== process.pid && command.includes(root));
  const shims = new Set(own.filter(({ name }) => name.startsWith("containerd-shim")).map(({ pid }) => pid));
  const inside = all.filter(({ parent }) => shims.has(parent));
  return [...own.filter(({ name }) => name !== "dockerd"), ...inside].map(({ pid, name }) => ({ pid, name }));
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

async function look(id: string): Promise<(FoundProcess & { parent: number; command: string }) | null> {
  try {
    const command = await readFile(`/proc/${id}/cmdline`, "utf8");
    if (command === "") return null;
    const stat = await readFile(`/proc/${id}/stat`, "utf8");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    const name = (command.split("\0")[0] ?? "").split("/").at(-1) ?? "";
    return { pid: Number(id), name, parent, command };
  } catch {
    // It ended meanwhile.
    return null;
  }
}
