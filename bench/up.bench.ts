import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import {
  ensureOpenClawImages,
  openclawImages,
} from "../packages/gateway-core/src/testing/openclaw-images.ts";
import { ensureScriptedImage, scriptedImage } from "../packages/gateway-core/src/testing/scripted-gateway.ts";
import type { Figure } from "./figure.ts";
import { benchHome, removeContainer } from "./gateway/bench-home.ts";
import { median } from "./gateway/median.ts";
import { curlUntil, shell } from "./gateway/shell.ts";

const runs = 7;

/**
 * `rockpool up` on a gateway that is configured and has no container, as a process of its own from start to end, against
 * `docker run` of the very same spec and a curl loop. Both wait for `/startupz`, which is what `up` waits for: it comes
 * after `/healthz`. Interleaved, so that a busy moment hits both.
 */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureScriptedImage(engine);
  await ensureOpenClawImages(engine);
  return [
    ...(await measure("a gateway that is up at once (scripted)", scriptedImage, { absolute: true })),
    ...(await measure("OpenClaw 2026.9.6", openclawImages["2026.9.6"], { absolute: false })),
  ];
}

async function measure(name: string, image: string, { absolute }: { absolute: boolean }): Promise<Figure[]> {
  const home = await benchHome(image);
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    // Makes the state, and migrations of a first start with it.
    await home.rockpool("up");
    for (let run = 0; run < runs; run++) {
      // Each goes first every other time: a machine that gets busier or quieter favours nobody.
      const sides = [up, dockerRun];
      for (const side of run % 2 === 0 ? sides : sides.reverse()) {
        await remove();
        await side();
      }
    }
  } finally {
    await home.remove();
  }

  async function up(): Promise<void> {
    const startedAt = performance.now();
    await home.rockpool("up", "--json");
    ours.push((performance.now() - startedAt) / 1000);
  }

  async function dockerRun(): Promise<void> {
    const { line } = await home.createLine();
    const run = line.replace("docker create ", "docker run --detach ");
    const { seconds } = await shell(`${run}\n${curlUntil(`${home.address}/startupz`)}`);
    theirs.push(seconds);
  }

  /** As `rockpool down` and `docker rm` would; neither side's time. */
  async function remove(): Promise<void> {
    await home.rockpool("down");
    const { name } = await containerName();
    await removeContainer(name);
  }

  async function containerName(): Promise<{ name: string }> {
    const status = JSON.parse(
      await home.rockpool("status", "--json").catch((error: Error) => jsonOf(error)),
    ) as {
      gateway: { container: { name: string } | null };
    };
    return { name: status.gateway.container?.name ?? "none" };
  }

  const [a, b] = [median(ours), median(theirs)];
  const bar = absolute ? "≤ baseline + 0.5 s" : "≤ 1.05 × and ≤ 0.5 s more";
  const ok = a - b <= 0.5 && (absolute || a <= b * 1.05);
  const what = `\`rockpool up\` until started, against docker run and curl: ${name}`;
  return [{ what, baseline: b, ours: a, unit: "s", bar, ok, runs: ours }];
}

/** `status` ends with 5 where the gateway does not run, and still answers. */
function jsonOf(error: Error): string {
  return error.message.slice(error.message.indexOf("{"));
}
