import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import {
  type CheckpointPlaces,
  checkpointPlaces,
} from "../packages/gateway-core/src/checkpoints/checkpoint-places.ts";
import { finishRestore } from "../packages/gateway-core/src/checkpoints/finish-restore.ts";
import { removeCheckpoints } from "../packages/gateway-core/src/checkpoints/remove-checkpoints.ts";
import { restoreCheckpoint } from "../packages/gateway-core/src/checkpoints/restore-checkpoint.ts";
import { describeOf } from "../packages/gateway-core/src/checkpoints/testing/engine-fixture.ts";
import { writeCheckpoint } from "../packages/gateway-core/src/checkpoints/write-checkpoint.ts";
import { connectDockerode } from "../packages/gateway-core/src/engine/dockerode-engine.ts";
import { statePath } from "../packages/gateway-core/src/gateway/container-paths.ts";
import { ensureNodeBase, nodeBaseTag } from "../packages/gateway-core/src/testing/node-base-image.ts";
import type { Figure } from "./figure.ts";
import { median } from "./gateway/median.ts";

const runs = 5;
const run = promisify(execFile);

/**
 * A checkpoint of 2 GB, verified and on the disk, against a bare `tar -cf` in a container of the same engine, which is
 * neither; and how long it takes to put it back.
 */
export async function bench(): Promise<Figure[]> {
  const engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureNodeBase(engine);
  const folder = mkdtempSync(path.join(tmpdir(), "rockpool-bench-"));
  const state = path.join(folder, ".openclaw");
  fill(state);
  const places = checkpointPlaces({ mounts: [{ kind: "bind", source: state, target: statePath }] }, "bench");
  const common = { engine, image: nodeBaseTag, places };
  const ours: number[] = [];
  const theirs: number[] = [];
  const back: number[] = [];

  const copy = async () => {
    let id = "";
    ours.push(await timed(async () => ({ id } = await written(common))));
    back.push(await timed(() => restoreCheckpoint({ ...common, id, parts: ["state"] })));
    await finishRestore(common);
    await removeCheckpoints({ ...common, ids: [id] });
  };
  const bare = async () => {
    theirs.push(await timed(() => run("docker", tarLine(folder))));
    rmSync(path.join(folder, "bare.tar"));
  };
  try {
    for (let count = 0; count < runs; count++) {
      // Each begins with everything on the disk; each goes first every other time.
      for (const side of count % 2 === 0 ? [copy, bare] : [bare, copy]) {
        await run("sync");
        await side();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [mine, plain] = [median(ours), median(theirs)];
  return [
    {
      ...{
        what: "a checkpoint of 2 GB against a bare tar",
        baseline: plain,
        ours: mine,
        unit: "s",
        runs: ours,
      },
      ...{ bar: "≤ 2 × baseline", ok: mine <= 2 * plain },
    },
    {
      ...{ what: "putting 2 GB back against a bare tar", baseline: plain, ours: median(back), unit: "s" },
      ...{ bar: "≤ 3 × baseline", ok: median(back) <= 3 * plain, runs: back },
    },
  ];
}

function written(common: {
  engine: Awaited<ReturnType<typeof connectDockerode>>;
  image: string;
  places: CheckpointPlaces;
}) {
  return writeCheckpoint({ ...common, describe: describeOf(nodeBaseTag) });
}

function tarLine(folder: string): string[] {
  const mounts = ["--volume", `${folder}/.openclaw:/state:ro`, "--volume", `${folder}:/out`];
  return [
    "run",
    "--rm",
    "--network=none",
    ...mounts,
    nodeBaseTag,
    "tar",
    "-cf",
    "/out/bare.tar",
    "-C",
    "/state",
    ".",
  ];
}

/** Four files of 400 MB, and 400 MB in 40 000 files. */
function fill(state: string): void {
  mkdirSync(state);
  const block = randomBytes(50_000_000);
  for (let file = 0; file < 4; file++) {
    for (let part = 0; part < 8; part++)
      writeFileSync(path.join(state, `large-${file}`), block, { flag: "a" });
  }
  for (let directory = 0; directory < 200; directory++) {
    mkdirSync(path.join(state, `${directory}`));
    for (let file = 0; file < 200; file++)
      writeFileSync(path.join(state, `${directory}`, `${file}.json`), block.subarray(file, file + 10_000));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
