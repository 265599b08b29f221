import { execFile } from "node:child_process";
import { cp, mkdir, rm } from "node:fs/promises";
import { promisify } from "node:util";
import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import {
  ensureOpenClawImages,
  openclawImages,
} from "../packages/gateway-core/src/testing/openclaw-images.ts";
import type { Figure } from "./figure.ts";
import { type BenchHome, benchHome, removeContainer } from "./gateway/bench-home.ts";
import { median } from "./gateway/median.ts";
import { curlUntil, shell } from "./gateway/shell.ts";

const runs = 5;
const older = openclawImages["2026.4.29"];
const newer = openclawImages["2026.9.6"];
/** What a change may add to the copy and the gateway's own start, in seconds. */
const allowance = 3;

interface Step {
  id: string;
  startedAt?: number;
  finishedAt?: number;
}

/** How long there is no gateway while its version changes, and while it goes back, against its own start on the same state. */
export async function bench(): Promise<Figure[]> {
  await ensureOpenClawImages(await connectDockerode("unix:///var/run/docker.sock"));
  const home = await benchHome(older);
  const there: number[] = [];
  const back: number[] = [];
  const bareThere: number[] = [];
  const bareBack: number[] = [];
  try {
    await home.rockpool("up", "--json");
    for (let run = 0; run < runs; run++) {
      await home.rockpool("down", "--json");
      bareThere.push(await bareStart(home, newer));
      bareBack.push(await bareStart(home, older));
      await home.rockpool("up", "--json");
      there.push(downtime(await home.rockpool("image", "use", newer, "--json"), ["write-checkpoint"]));
      back.push(
        downtime(await home.rockpool("rollback", "--yes", "--json"), [
          "write-checkpoint",
          "restore-checkpoint",
        ]),
      );
    }
  } finally {
    await home.remove();
  }
  return [
    figure(
      "no gateway during 2026.4.29 → 2026.9.6, copy not counted, against its own start",
      there,
      bareThere,
    ),
    figure("no gateway on the way back, copies not counted, against its own start", back, bareBack),
  ];
}

function figure(what: string, ours: number[], theirs: number[]): Figure {
  const [a, b] = [median(ours), median(theirs)];
  const bar = `≤ baseline + ${allowance} s`;
  return { what, baseline: b, ours: a, unit: "s", bar, ok: a <= b + allowance, runs: ours };
}

/** From the first step that takes the old gateway away to the one that sees the new one ready, in seconds. */
function downtime(output: string, without: readonly string[]): number {
  const events = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string; step?: Step });
  const last = new Map<string, Step>();
  for (const { event, step } of events) if (event === "step" && step !== undefined) last.set(step.id, step);
  const took = (id: string) => (last.get(id)?.finishedAt ?? 0) - (last.get(id)?.startedAt ?? 0);
  const from = last.get("stop-container")?.startedAt ?? 0;
  const to = last.get("wait-started")?.finishedAt ?? 0;
  return (to - from - without.reduce((sum, id) => sum + took(id), 0)) / 1000;
}

/** The same container by hand, on a copy of the stopped gateway's state. */
async function bareStart(home: BenchHome, image: string): Promise<number> {
  const copy = `${home.stateDir}-bare`;
  const secrets = `${copy}-auth-profile-secrets`;
  const name = "rockpool-bench-bare";
  try {
    await promisify(execFile)("cp", ["-a", home.stateDir, copy]);
    await mkdir(secrets, { recursive: true });
    await cp(`${home.stateDir}-auth-profile-secrets`, secrets, { recursive: true }).catch(() => {});
    await promisify(execFile)("chown", ["-R", `--reference=${copy}`, secrets]);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [home.program, "up", "--dry-run", "--json", "--use-existing-state"],
      {
        env: {
          ...home.env,
          OPENCLAW_IMAGE: image,
          OPENCLAW_CONFIG_DIR: copy,
          OPENCLAW_WORKSPACE_DIR: `${copy}/workspace`,
        },
      },
    );
    const { steps } = JSON.parse(stdout) as { steps: { id: string; command?: string }[] };
    const line = steps.find(({ id }) => id === "create-container")?.command ?? "";
    await shell(line.replace(/--name \S+/, `--name ${name}`));
    const startedAt = performance.now();
    await shell(`docker start ${name}`);
    await shell(curlUntil(`${home.address}/readyz`));
    return (performance.now() - startedAt) / 1000;
  } finally {
    await removeContainer(name).catch(() => {});
    await rm(copy, { recursive: true, force: true });
    await rm(secrets, { recursive: true, force: true });
  }
}
