import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describeContainer } from "../../adoption/describe-container.ts";
import { prepareImport } from "../../adoption/prepare-import.ts";
import type { ImportJob } from "../../checkpoints/helper/import-job.ts";
import type { Operation } from "../../contract/operation.ts";
import type { ContainerSpec } from "../../engine/container-spec.ts";
import type { Engine } from "../../engine/engine.ts";
import type { FakeProgram } from "../../engine/fake/fake-program.ts";
import { FakeEngine } from "../../engine/fake-engine.ts";
import { statePath } from "../../gateway/container-paths.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { defaultLimits } from "../../lifecycle/limits.ts";
import { observed } from "../../lifecycle/testing/observed-fixture.ts";
import { openSettings, type SettingsStore } from "../../settings/settings-store.ts";
import { memoryFile } from "../../settings/testing/memory-file.ts";
import { createOperations, type Operations } from "../operations.ts";
import { firstState, type ServiceState } from "../service-state.ts";

/** A line of the helper, and whether it ends well; null lets the real program do the job. */
export type HelperAct = (job: ImportJob, signal: AbortSignal) => Promise<object> | null;

/**
 * A fake engine with somebody else's gateway in it whose helpers are real: their program runs on this host, on the very folders
 * that the containers would mount.
 */
export async function importBench() {
  const memory = "/dev/shm";
  const dir = fs.mkdtempSync(path.join(fs.existsSync(memory) ? memory : os.tmpdir(), "rockpool-import-"));
  const source = path.join(dir, "theirs");
  const target = path.join(dir, "ours");
  fs.mkdirSync(path.join(source, "workspace"), { recursive: true });
  fs.writeFileSync(path.join(source, "openclaw.json"), "{}");
  fs.writeFileSync(path.join(source, "workspace", "notes.md"), "mine\n");
  const engine = new FakeEngine();
  engine.addImage("openclaw:1", { labels: { "org.opencontainers.image.version": "2026.9.6" } });
  const settings = openSettings(() => memoryFile(), { path: path.join(dir, "settings.json") });
  settings.setPreferences({ image: "openclaw:1", state: { kind: "bind", path: path.join(dir, "before") } });
  const host = { ...thisHost(), homeDir: dir, tmpDir: dir };
  const act: { current: HelperAct } = { current: () => null };
  const specs = new Map<string, ContainerSpec>();
  const create = engine.createContainer.bind(engine);
  engine.createContainer = (spec) => {
    specs.set(spec.command.join(" "), spec);
    return create(spec);
  };
  engine.mainProgram = async (run) => {
    const spec = specs.get(run.command.slice(1).join(" "));
    if (!run.command.includes("-e") || spec === undefined)
      return new Promise((resolve) => run.signal.addEventListener("abort", () => resolve(0), { once: true }));
    const job = onHost(spec);
    const said = act.current(job, run.signal);
    if (said === null) return runHere(spec, job, run);
    run.stdout.write(`${JSON.stringify(await said)}\n`);
    return 1;
  };
  const { id } = await engine.createContainer({
    ...observed().wished.spec,
    ...{ name: "theirs", image: "openclaw:1", ports: [], labels: {} },
    command: ["node", "dist/index.js", "gateway"],
    mounts: [{ kind: "bind", source, target: statePath }],
  });

  /** As a process of Rockpool has it; `over` resolves with the operation's end. */
  function process(its: Engine = engine, store: SettingsStore = settings) {
    let current: ServiceState = firstState;
    let ended: (operation: Operation) => void = () => {};
    const over = new Promise<Operation>((resolve) => {
      ended = resolve;
    });
    const seen: Operation[] = [];
    const operations: Operations = createOperations({
      ...{ host, log: silentLogger, settings: store },
      limits: { ...defaultLimits, suspendMs: 1, stopMs: 2000 },
      state: {
        get: () => current,
        change(patch) {
          current = { ...current, ...patch };
          if (!patch.operation) return;
          seen.push(patch.operation);
          if (patch.operation.state !== "running") ended(patch.operation);
        },
      },
      link: {
        connected: async () => ({
          ...{ engine: its, facts: await engine.facts(), lost: new AbortController().signal },
        }),
      },
      pull: () => async () => {},
      onDone: async () => {},
    });
    return { operations, over, seen };
  }

  async function wish(stopSource: boolean) {
    const facts = await engine.facts();
    const all = await engine.listContainers();
    const details = await engine.inspectContainer(id);
    if (details === null) throw new Error("it is gone");
    const where = { engine, facts, isCurrent: true };
    const found = await describeContainer({ where, details, all, fileExists: async () => false });
    return prepareImport({
      ...{ host, current: { engine, facts }, found },
      wish: { into: { kind: "bind", path: target }, workspace: true, stopSource },
      preferences: settings.preferences(),
      memory: settings.memory(),
    });
  }

  return {
    ...{ dir, source, target, engine, settings, act, id, process, wish },
    dispose: () => fs.rmSync(dir, { recursive: true, force: true }),
  };
}

/** The job with the folders of this host in place of the helper's own. */
function onHost(spec: ContainerSpec): ImportJob {
  const text = spec.mounts.reduce(
    (job, { target, source }) => job.replaceAll(target, source),
    spec.command.at(-1) ?? "{}",
  );
  return JSON.parse(text) as ImportJob;
}

function runHere(spec: ContainerSpec, job: ImportJob, run: Parameters<FakeProgram>[0]): Promise<number> {
  const child = spawn(process.execPath, ["-e", spec.command[1] ?? "", JSON.stringify(job)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.on("data", (chunk: Buffer) => run.stdout.write(chunk));
  const stop = () => child.kill(run.signal.reason === "SIGKILL" ? "SIGKILL" : "SIGTERM");
  if (run.signal.aborted) stop();
  run.signal.addEventListener("abort", stop, { once: true });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 137)));
}
