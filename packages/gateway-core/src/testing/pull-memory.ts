import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface PullMemory {
  /** Resident bytes of a process that has pulled a small image already. */
  before: number;
  /** The most it had while it pulled the big one, looked at every 20 ms. */
  peak: number;
  /** How often progress was told. */
  updates: number;
}

const source = new URL("..", import.meta.url).href;

/** Pulls `small`, then `big`, by Rockpool's own pull in a process of its own; both go away again. */
export async function pullMemory(endpoint: string, small: string, big: string): Promise<PullMemory> {
  const program = `
    const { connectDockerode } = await import("${source}engine/dockerode-engine.ts");
    const { pullImage } = await import("${source}images/pull-image.ts");
    const { silentLogger } = await import("${source}host/logger.ts");
    const engine = await connectDockerode(${JSON.stringify(endpoint)});
    let updates = 0;
    const pull = (reference) => pullImage({
      engine, reference, resolved: null, auth: async () => null, log: silentLogger,
      signal: new AbortController().signal, onProgress: () => void (updates += 1),
    });
    await pull(${JSON.stringify(small)});
    updates = 0;
    const before = process.memoryUsage.rss();
    let peak = before;
    const timer = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 20);
    await pull(${JSON.stringify(big)});
    clearInterval(timer);
    await engine.removeImage(${JSON.stringify(small)});
    await engine.removeImage(${JSON.stringify(big)});
    console.log(JSON.stringify({ before, peak, updates }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  return JSON.parse(stdout) as PullMemory;
}
