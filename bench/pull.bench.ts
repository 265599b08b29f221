import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import type { Engine } from "../packages/gateway-core/src/engine/engine.ts";
import { silentLogger } from "../packages/gateway-core/src/host/logger.ts";
import { pullImage } from "../packages/gateway-core/src/images/pull-image.ts";
import { startFaultyProxy } from "../packages/gateway-core/src/testing/faulty-proxy.ts";
import { startLocalRegistry } from "../packages/gateway-core/src/testing/local-registry.ts";
import { pullMemory } from "../packages/gateway-core/src/testing/pull-memory.ts";
import { pushTestImage } from "../packages/gateway-core/src/testing/push-test-image.ts";
import type { Figure } from "./figure.ts";
import { median } from "./gateway/median.ts";
import { shell } from "./gateway/shell.ts";

const endpoint = "unix:///var/run/docker.sock";
const runs = 7;
const cancels = 5;
const labels = { "dev.rockpool.test": "1" };

/**
 * Rockpool's pull against `docker pull` of the same image from the same registry on loopback, so that no network's mood is
 * measured; how soon a cancelled one is quiet; what a big one costs this side in memory.
 */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode(endpoint);
  const registry = await startLocalRegistry();
  try {
    const push = (repository: string, layers: number[]) =>
      pushTestImage(registry.address, { repository, tag: "1", layers, labels });
    const { reference: middle } = await push("bench/middle", [30_000_000, 20_000_000, 10_000_000]);
    const { reference: small } = await push("bench/small", [1000]);
    const { reference: big } = await push("bench/big", [120_000_000, 100_000_000, 80_000_000, 20_000_000]);
    return [
      await against(engine, middle),
      await cancel(engine, registry.address),
      memory(await pullMemory(endpoint, small, big)),
    ];
  } finally {
    await registry.stop();
  }
}

async function against(engine: Engine, reference: string): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first of both finds cold caches.
  for (let run = -1; run < runs; run++) {
    // Each goes first every other time: a machine that gets busier or quieter favours nobody.
    const sides = [
      { times: ours, pull: () => timed(() => pull(engine, reference)) },
      {
        times: theirs,
        pull: async () => (await shell(`docker --host ${endpoint} pull ${reference}`)).seconds,
      },
    ];
    for (const { times, pull } of run % 2 === 0 ? sides : sides.reverse()) {
      const seconds = await pull();
      if (run >= 0) times.push(seconds);
      await engine.removeImage(reference);
    }
  }
  const [a, b] = [median(ours), median(theirs)];
  const what = "pull of 60 MB in three layers, against docker pull";
  return { what, baseline: b, ours: a, unit: "s", bar: "≤ 1.05 ×", ok: a <= b * 1.05, runs: ours };
}

/** From the click to the moment when the registry sends nothing any more; a slow registry, so that much is left to send. */
async function cancel(engine: Engine, target: string): Promise<Figure> {
  const proxy = await startFaultyProxy(target, ({ path }) =>
    path.includes("/blobs/") ? { kind: "shape", bytesPerSecond: 2_000_000 } : null,
  );
  const sent = () => proxy.requests.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
  const times: number[] = [];
  try {
    for (let run = 0; run < cancels; run++) {
      const control = new AbortController();
      const before = sent();
      const pulling = pull(engine, `${proxy.address}/bench/middle:1`, control.signal).catch(() => {});
      while (sent() - before < 500_000) await pause(5);
      const cancelledAt = performance.now();
      control.abort();
      await pulling;
      let quietAt = performance.now();
      for (let last = sent(); performance.now() - quietAt < 500; await pause(5)) {
        if (sent() === last) continue;
        last = sent();
        quietAt = performance.now();
      }
      times.push(quietAt - cancelledAt);
    }
  } finally {
    await proxy.stop();
  }
  const ours = median(times);
  const what = `cancelled pull → nothing moves (worst ${Math.round(Math.max(...times))} ms)`;
  const ok = Math.max(...times) <= 1000;
  return { what, baseline: null, ours, unit: "ms", bar: "worst ≤ 1 s", ok, runs: times };
}

function memory({ before, peak }: { before: number; peak: number }): Figure {
  const ours = (peak - before) / 2 ** 20;
  const what = "memory while 320 MB are pulled, over a process that has pulled before";
  return { what, baseline: null, ours, unit: "MiB", bar: "≤ 40 MiB", ok: ours <= 40 };
}

async function pull(engine: Engine, reference: string, signal = new AbortController().signal): Promise<void> {
  const auth = async () => null;
  await pullImage({
    engine,
    reference,
    resolved: null,
    auth,
    signal,
    onProgress: () => {},
    log: silentLogger,
  });
}

async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) / 1000;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
