import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import { freePort } from "../packages/gateway-core/src/host/free-port.ts";
import {
  ensureOpenClawImages,
  type OpenClawEra,
  openclawImages,
} from "../packages/gateway-core/src/testing/openclaw-images.ts";
import type { Figure } from "./figure.ts";
import { benchHome, removeContainer } from "./gateway/bench-home.ts";
import { median } from "./gateway/median.ts";
import { setupSequence } from "./gateway/setup-sequence.ts";
import { curlUntil, shell } from "./gateway/shell.ts";

const runs = 5;
/** Where a version stages plugin dependencies, both sides use what a start before has staged: the network is not measured. */
const stageVolume = "openclaw-plugin-runtime-deps";

/** From an empty state until `/readyz`, against setup.sh's own sequence on the same image. */
export async function bench(): Promise<Figure[]> {
  await ensureOpenClawImages(await connectDockerode("unix:///var/run/docker.sock"));
  return [await measure("2026.9.6", 0.5), await measure("2026.4.29", 0.85)];
}

async function measure(era: OpenClawEra, most: number): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  // Stages what there is to stage, and warms the page cache for both.
  await rockpool(era);
  for (let run = 0; run < runs; run++) {
    ours.push(await rockpool(era));
    theirs.push(await setup(era));
  }
  const [a, b] = [median(ours), median(theirs)];
  return {
    what: `first start of OpenClaw ${era} from an empty state until ready, against setup.sh's sequence`,
    ...{ baseline: b, ours: a, unit: "s", bar: `≤ ${most} ×`, ok: a <= b * most, runs: ours },
  };
}

async function rockpool(era: OpenClawEra): Promise<number> {
  const home = await benchHome(openclawImages[era]);
  try {
    const startedAt = performance.now();
    await home.rockpool("up", "--json");
    await shell(curlUntil(`${home.address}/readyz`));
    return (performance.now() - startedAt) / 1000;
  } finally {
    await home.remove();
  }
}

async function setup(era: OpenClawEra): Promise<number> {
  const dir = await mkdtemp(path.join(tmpdir(), "rockpool-setup-"));
  const port = await freePort(20_000 + Math.floor(Math.random() * 20_000));
  const name = `rockpool-bench-setup-${randomBytes(3).toString("hex")}`;
  const old = era === "2026.4.29";
  const script = await setupSequence({
    ...{ image: openclawImages[era], dir, port, name },
    stageVolume: old ? stageVolume : null,
    onboardFlags: old ? "" : "--suppress-gateway-token-output",
  });
  try {
    return (await shell(script)).seconds;
  } finally {
    await removeContainer(name).catch(() => {});
    await rm(dir, { recursive: true, force: true });
  }
}
