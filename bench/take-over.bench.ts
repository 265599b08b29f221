import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import { theirGateway } from "../packages/gateway-core/src/service/testing/their-gateway.ts";
import {
  ensureOpenClawImages,
  openclawImages,
} from "../packages/gateway-core/src/testing/openclaw-images.ts";
import { ensureScriptedImage } from "../packages/gateway-core/src/testing/scripted-gateway.ts";
import type { Figure } from "./figure.ts";
import { benchHome, removeContainer } from "./gateway/bench-home.ts";
import { downtime } from "./gateway/downtime.ts";
import { median } from "./gateway/median.ts";
import { curlUntil, shell } from "./gateway/shell.ts";

const runs = 3;

/**
 * For how long there is no gateway while one is taken over, against stopping and starting the very container by docker. Both
 * end when `/startupz` says yes. Interleaved; the way back is nobody's time.
 */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureScriptedImage(engine);
  await ensureOpenClawImages(engine);
  const image = openclawImages["2026.9.6"];
  const home = await benchHome(image);
  const name = `rockpool-bench-take-over-${home.port}`;
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    const { port } = await theirGateway({ dir: home.dir }, name, { image, more: ["--stop-timeout=60"] });
    const started = `http://127.0.0.1:${port}/startupz`;
    // Makes the state, and migrations of a first start with it.
    await shell(`docker start ${name}\n${curlUntil(started)}`);
    for (let run = 0; run < runs; run++) {
      theirs.push(
        await downtime(started, async () => {
          await shell(`docker stop ${name}\ndocker start ${name}\n${curlUntil(started)}`);
        }),
      );
      ours.push(
        await downtime(started, async () => {
          await home.rockpool("adopt", name, "--take-over", "--yes", "--quiet");
        }),
      );
      await home.rockpool("release", "--undo", "--yes", "--quiet");
      await home.rockpool("release", "--quiet");
    }
  } finally {
    await removeContainer(name).catch(() => {});
    await home.remove();
  }
  const [a, b] = [median(ours), median(theirs)];
  const what = "no gateway during a take-over, against docker stop and docker start: OpenClaw 2026.9.6";
  return [{ what, baseline: b, ours: a, unit: "s", bar: "≤ baseline + 2 s", ok: a <= b + 2, runs: ours }];
}
