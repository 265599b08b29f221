import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { copyImage } from "../testing/copy-image.ts";
import { ensureNodeBase, nodeBaseTag } from "../testing/node-base-image.ts";
import { noPrivateEngine, type PrivateEngine, startPrivateEngine } from "../testing/private-engine.ts";
import { finishRestore } from "./finish-restore.ts";
import { listCheckpoints } from "./list-checkpoints.ts";
import { restoreCheckpoint } from "./restore-checkpoint.ts";
import { keptNames } from "./testing/copy-fixture.ts";
import { type EngineFixture, engineFixture, helpersOf } from "./testing/engine-fixture.ts";
import { treeFacts } from "./testing/tree-facts.ts";
import { writeCheckpoint } from "./write-checkpoint.ts";

const endpoint = "unix:///var/run/docker.sock";
const image = nodeBaseTag;
const parts = ["state", "auth-secrets", "workspace"] as const;
const limitMs = 400_000;
const why = noPrivateEngine();
let at: EngineFixture;

beforeAll(async () => void (await ensureNodeBase(await connectDockerode(endpoint))));
afterEach(() => at.dispose());

const facts = () => treeFacts(at.folder, [path.basename(at.store), ...keptNames]).slice(1);
/** So that there is something to be in the middle of. */
const enlarge = () => writeFileSync(path.join(at.state, "large"), Buffer.alloc(200_000_000, "rockpool"));

describe.skipIf(why !== null)(`an engine that dies${why === null ? "" : ` (skipped: ${why})`}`, () => {
  let private_: PrivateEngine;
  let engine: Engine;
  beforeEach(async () => {
    private_ = await startPrivateEngine();
    await copyImage(endpoint, private_.endpoint, image);
    engine = await connectDockerode(private_.endpoint);
    at = engineFixture(engine, image);
    enlarge();
  });
  afterEach(() => private_.stop());

  function cutPower(deaths: Promise<void>[]): void {
    if (deaths.length === 0) deaths.push(private_.kill("power-cut"));
  }

  it(
    "during a write is the reason, and the next write clears what is left",
    async () => {
      const before = facts();
      const input = { engine, image, places: at.places, describe: at.describe };
      const death: Promise<void>[] = [];
      const writing = writeCheckpoint({
        ...input,
        onProgress: ({ bytesDone }) => {
          if (bytesDone > 0) cutPower(death);
        },
      });
      await expect(writing).rejects.toBeInstanceOf(EngineError);
      await Promise.all(death);
      await private_.start();
      expect(facts()).toEqual(before);
      expect(await listCheckpoints(input)).toEqual([]);
      const made = await writeCheckpoint(input);
      expect(readdirSync(at.store).sort()).toEqual([made.id, "index"]);
      expect(await helpersOf(engine, at.instanceId)).toEqual([]);
      expect(facts()).toEqual(before);
    },
    limitMs,
  );

  it.each(["reading", "unpacking", "verifying"])(
    "while a restore is %s is followed by one that ends right",
    async (phase) => {
      const before = facts();
      const input = { engine, image, places: at.places };
      const { id } = await writeCheckpoint({ ...input, describe: at.describe });
      rmSync(path.join(at.state, "openclaw.json"));
      const death: Promise<void>[] = [];
      const restoring = restoreCheckpoint({
        ...{ ...input, id, parts },
        onProgress: (progress) => {
          if (progress.phase === phase) cutPower(death);
        },
      });
      await expect(restoring).rejects.toBeInstanceOf(EngineError);
      await Promise.all(death);
      await private_.start();
      await restoreCheckpoint({ ...input, id, parts });
      expect(facts()).toEqual(before);
      await finishRestore(input);
      expect(await helpersOf(engine, at.instanceId)).toEqual([]);
    },
    limitMs,
  );
});

describe("a Rockpool process that is killed", () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await connectDockerode(endpoint);
    at = engineFixture(engine, image);
    enlarge();
  });

  /** Calls the function in a process of its own, which ends itself by SIGKILL at the first progress of this phase. */
  function killedIn(
    name: "writeCheckpoint" | "restoreCheckpoint",
    input: object,
    phase: string,
  ): Promise<unknown> {
    const here = (file: string) => JSON.stringify(pathToFileURL(path.join(import.meta.dirname, file)).href);
    const file = name === "writeCheckpoint" ? "write-checkpoint.ts" : "restore-checkpoint.ts";
    const program = `
      const { connectDockerode } = await import(${here("../engine/dockerode-engine.ts")});
      const { ${name} } = await import(${here(file)});
      const engine = await connectDockerode(${JSON.stringify(endpoint)});
      const onProgress = ({ phase }) => { if (phase === ${JSON.stringify(phase)}) process.kill(process.pid, "SIGKILL"); };
      await ${name}({ engine, onProgress, ...${JSON.stringify(input)} });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: "inherit" });
    return new Promise((resolve) => child.on("close", (_code, signal) => resolve(signal)));
  }

  it(
    "during a write leaves a helper that the next write ends, and nothing half",
    async () => {
      const before = facts();
      const input = { image, places: at.places, describe: at.describe };
      expect(await killedIn("writeCheckpoint", input, "writing")).toBe("SIGKILL");
      expect(await helpersOf(engine, at.instanceId)).toHaveLength(1);
      await writeCheckpoint({ engine, ...input });
      expect(await helpersOf(engine, at.instanceId)).toEqual([]);
      const folders = readdirSync(at.store).filter((name) => name !== "index");
      for (const id of folders) expect(existsSync(path.join(at.store, id, "checkpoint.json"))).toBe(true);
      expect(facts()).toEqual(before);
    },
    limitMs,
  );

  it(
    "during a restore leaves one that the next restore ends, and then goes on",
    async () => {
      const before = facts();
      const { id } = await writeCheckpoint({ engine, image, places: at.places, describe: at.describe });
      rmSync(path.join(at.state, "openclaw.json"));
      const input = { image, places: at.places, id, parts };
      expect(await killedIn("restoreCheckpoint", input, "unpacking")).toBe("SIGKILL");
      await restoreCheckpoint({ engine, ...input });
      expect(facts()).toEqual(before);
      await finishRestore({ engine, image, places: at.places });
      expect(await helpersOf(engine, at.instanceId)).toEqual([]);
    },
    limitMs,
  );
});
