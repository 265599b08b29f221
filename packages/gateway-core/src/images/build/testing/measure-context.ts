import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export interface ContextMeasure {
  /** Of the tar. */
  bytes: number;
  /** Resident memory of a Node of its own at most, over what it had after a small context. */
  growthBytes: number;
  seconds: number;
}

/** Reads a folder of 500 MB (four big files and 5,000 small ones) as a build context, in a process of its own. */
export async function measureContext(): Promise<ContextMeasure> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-context-"));
  try {
    for (const name of ["a", "b", "c", "d"]) {
      await writeFile(path.join(folder, name), "");
      await truncate(path.join(folder, name), 120 * 1024 * 1024);
    }
    await mkdir(path.join(folder, "small"));
    for (let at = 0; at < 5000; at++)
      await writeFile(path.join(folder, "small", String(at)), "x".repeat(4096));
    await mkdir(path.join(folder, "warm-up"));
    await writeFile(path.join(folder, "warm-up", "file"), "x".repeat(1_000_000));
    const program = `
      import { setTimeout as sleep } from "node:timers/promises";
      const { folderContext } = await import(${JSON.stringify(new URL("../folder-context.ts", import.meta.url).href)});
      const read = async (folder) => { let bytes = 0; for await (const chunk of folderContext(folder)) bytes += chunk.length; return bytes; };
      await read(${JSON.stringify(path.join(folder, "warm-up"))});
      await sleep(100);
      const before = process.memoryUsage.rss();
      let most = before;
      const timer = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 10);
      const since = performance.now();
      const bytes = await read(${JSON.stringify(folder)});
      most = Math.max(most, process.memoryUsage.rss());
      clearInterval(timer);
      console.log(JSON.stringify({ bytes, growthBytes: most - before, seconds: (performance.now() - since) / 1000 }));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--input-type=module",
      "--eval",
      program,
    ]);
    return JSON.parse(stdout) as ContextMeasure;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
