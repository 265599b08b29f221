import { measureContext } from "../packages/gateway-core/src/images/build/testing/measure-context.ts";
import type { Figure } from "./figure.ts";
import { median } from "./gateway/median.ts";

const runs = 5;
const mostMegabytes = 40;

/** What a build context of 500 MB costs in memory: resident, at most, over what the same process had after a small one. */
export async function bench(): Promise<Figure[]> {
  const measured: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { bytes, growthBytes } = await measureContext();
    if (bytes < 500e6) throw new Error(`only ${bytes} bytes were read`);
    measured.push(growthBytes / 1024 / 1024);
  }
  const ours = median(measured);
  return [
    {
      what: "memory growth over a build context of 500 MB",
      ...{ baseline: null, ours, unit: "MiB", bar: `≤ ${mostMegabytes} MiB` },
      ...{ ok: ours <= mostMegabytes, runs: measured },
    },
  ];
}
