import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Progress } from "../contract/progress.ts";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { authSecretsPath, statePath, workspacePath } from "../gateway/container-paths.ts";
import { ensureNodeBase, nodeBaseTag } from "../testing/node-base-image.ts";
import { type CheckpointPlaces, checkpointPlaces } from "./checkpoint-places.ts";
import { finishRestore } from "./finish-restore.ts";
import { listCheckpoints } from "./list-checkpoints.ts";
import { restoreCheckpoint } from "./restore-checkpoint.ts";
import { oddTree } from "./testing/odd-tree.ts";
import { treeFacts } from "./testing/tree-facts.ts";
import { writeCheckpoint } from "./write-checkpoint.ts";

const ours = [".rockpool-restore", ".rockpool-displaced"];
let engine: Engine;
let folder: string;
let state: string;
let places: CheckpointPlaces;
let image: string;
const instanceId = `test${randomBytes(6).toString("hex")}`;

beforeAll(async () => {
  engine = await connectDockerode("unix:///var/run/docker.sock");
  await ensureNodeBase(engine);
  image = (await engine.inspectImage(nodeBaseTag))?.id ?? "";
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rockpool-checkpoint-"));
  state = path.join(folder, ".openclaw");
  mkdirSync(state);
  mkdirSync(path.join(folder, "secrets"));
  oddTree(state);
  writeFileSync(path.join(folder, "secrets/key"), "secret", { mode: 0o600 });
  places = checkpointPlaces(
    {
      mounts: [
        { kind: "bind", source: state, target: statePath },
        { kind: "bind", source: path.join(state, "workspace"), target: workspacePath },
        { kind: "bind", source: path.join(folder, "secrets"), target: authSecretsPath },
      ],
    },
    instanceId,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("smoke", () => {
  it("goes round", async () => {
    expect(await listCheckpoints({ engine, image, places })).toEqual([]);
    const before = treeFacts(folder);
    const seen: Progress[] = [];
    const spec = { name: "x" } as never;
    const describe = {
      reason: "change" as const,
      version: "1",
      image: { reference: image, id: image, digest: null },
      spec,
    };
    const made = await writeCheckpoint({ engine, image, places, describe, onProgress: (p) => seen.push(p) });
    expect(treeFacts(folder, [".openclaw-checkpoints"]).slice(1)).toEqual(before.slice(1));
    expect(await listCheckpoints({ engine, image, places })).toEqual([made]);
    writeFileSync(path.join(state, "new"), "");
    await restoreCheckpoint({
      engine,
      image,
      places,
      id: made.id,
      parts: ["state", "auth-secrets", "workspace"],
    });
    expect(treeFacts(folder, [".openclaw-checkpoints", ...ours]).slice(1)).toEqual(before.slice(1));
    await finishRestore({ engine, image, places });
    expect(treeFacts(folder, [".openclaw-checkpoints"]).slice(1)).toEqual(before.slice(1));
  });
});
