import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ContainerSpec } from "../../engine/container-spec.ts";
import type { Engine } from "../../engine/engine.ts";
import { authSecretsPath, statePath, workspacePath } from "../../gateway/container-paths.ts";
import { type CheckpointPlaces, checkpointPlaces } from "../checkpoint-places.ts";
import type { WriteCheckpointInput } from "../write-checkpoint.ts";
import { oddTree } from "./odd-tree.ts";

export interface EngineFixture {
  folder: string;
  state: string;
  store: string;
  instanceId: string;
  places: CheckpointPlaces;
  describe: WriteCheckpointInput["describe"];
  dispose(): Promise<void>;
}

/** A bound state with everything odd in it, a workspace in it that is a mount of its own, and secrets beside it. */
export function engineFixture(engine: Engine, image: string): EngineFixture {
  const instanceId = `test${randomBytes(6).toString("hex")}`;
  const folder = mkdtempSync(path.join(tmpdir(), "rockpool-checkpoint-"));
  const state = path.join(folder, ".openclaw");
  const secrets = path.join(folder, "secrets");
  mkdirSync(state);
  mkdirSync(secrets);
  oddTree(state);
  writeFileSync(path.join(secrets, "key"), "secret", { mode: 0o600 });
  const mounts = [
    { kind: "bind", source: state, target: statePath },
    { kind: "bind", source: path.join(state, "workspace"), target: workspacePath },
    { kind: "bind", source: secrets, target: authSecretsPath },
  ];
  return {
    ...{ folder, state, store: `${state}-checkpoints`, instanceId },
    places: checkpointPlaces({ mounts }, instanceId),
    describe: describeOf(image),
    async dispose() {
      // An engine of the test's own may be gone by now, and all that was in it.
      const left = await helpersOf(engine, instanceId).catch(() => []);
      for (const { id } of left) await engine.removeContainer(id, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function helpersOf(engine: Engine, instanceId: string) {
  return engine.listContainers({ labels: [`dev.rockpool.instance=${instanceId}`] });
}

/** What a caller says of a checkpoint. */
export function describeOf(image: string): WriteCheckpointInput["describe"] {
  const spec: ContainerSpec = {
    ...{ name: "gateway", image, command: [], env: {}, labels: {}, mounts: [], ports: [], extraHosts: [] },
    ...{
      init: true,
      capDrop: ["ALL"],
      noNewPrivileges: true,
      restart: { name: "no" },
      stopTimeoutSeconds: 1,
    },
  };
  return {
    reason: "change",
    version: "2026.9.6",
    image: { reference: image, id: image, digest: null },
    spec,
  };
}
