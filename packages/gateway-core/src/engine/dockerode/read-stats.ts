import { z } from "zod";
import type { StatsSample } from "../engine.ts";
import { readNdjson } from "./read-ndjson.ts";

const count = z.number().nonnegative().optional().catch(undefined);

const Cpu = z
  .object({
    cpu_usage: z.object({ total_usage: count, percpu_usage: z.array(z.number()).nullish() }).optional(),
    system_cpu_usage: count,
    online_cpus: count,
  })
  .optional()
  .catch(undefined);

const Stats = z.object({
  read: z.string().catch(""),
  cpu_stats: Cpu,
  precpu_stats: Cpu,
  memory_stats: z
    .object({ usage: count, limit: count, stats: z.record(z.string(), z.number()).nullish() })
    .optional()
    .catch(undefined),
});
type Stats = z.output<typeof Stats>;

/** The lines of `GET /containers/{id}/stats`; values that the engine does not give, as for a stopped container, are null. */
export async function* readStats(source: AsyncIterable<Buffer>): AsyncGenerator<StatsSample> {
  for await (const line of readNdjson(source)) {
    const parsed = Stats.safeParse(line);
    if (!parsed.success) continue;
    const at = Date.parse(parsed.data.read);
    yield {
      at: at > 0 ? at : Date.now(),
      cpuPercent: cpuPercent(parsed.data),
      memoryBytes: memoryBytes(parsed.data),
      memoryLimitBytes: parsed.data.memory_stats?.limit || null,
    };
  }
}

/**
 * Percent of one core, as `docker stats` counts: the container's share of the time all cores had between two samples,
 * times their number. The first sample has nothing before it.
 */
function cpuPercent({ cpu_stats: now, precpu_stats: before }: Stats): number | null {
  const used = now?.cpu_usage?.total_usage;
  const usedBefore = before?.cpu_usage?.total_usage;
  const all = now?.system_cpu_usage;
  const allBefore = before?.system_cpu_usage;
  if (used === undefined || usedBefore === undefined || all === undefined || !allBefore) return null;
  const cores = now?.online_cpus || now?.cpu_usage?.percpu_usage?.length || 1;
  if (all <= allBefore || used < usedBefore) return null;
  return ((used - usedBefore) / (all - allBefore)) * cores * 100;
}

/** Without the page cache that can be dropped, as `docker stats` shows it; the key differs between cgroup 1 and 2. */
function memoryBytes({ memory_stats: memory }: Stats): number | null {
  if (memory?.usage === undefined) return null;
  const cache = memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0;
  return cache < memory.usage ? memory.usage - cache : memory.usage;
}
