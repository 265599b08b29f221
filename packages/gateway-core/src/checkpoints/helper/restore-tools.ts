import type { FinishJob, JobPart, RestoreJob } from "./helper-job.ts";
import type { HelperKit, HelperModules } from "./helper-kit.ts";
import type { Position, SwapTools } from "./swap-tools.ts";
import type { TarTools } from "./tar-tools.ts";
import type { TreeTools } from "./tree-tools.ts";

interface StoredPart {
  name: string;
  bytes: number;
  checksum: string;
}

/** What a restore reads of checkpoint.json. */
interface StoredRecord {
  parts: StoredPart[];
  trees: Record<string, { digest: string; diskBytes: number }>;
}

export interface RestoreDeps {
  modules: HelperModules;
  kit: HelperKit;
  trees: TreeTools;
  tars: TarTools;
  swaps: SwapTools;
}

/** Puts a checkpoint back. Runs in the helper, see `helperKit`. */
export function restoreTools({ modules, kit, trees, tars, swaps }: RestoreDeps) {
  const { fs, path } = modules;
  interface Target extends JobPart {
    file: string;
    stored: StoredPart;
    digest: string;
    diskBytes: number;
    /** Of a restore before, as it was found; undefined until somebody looked. */
    before: Position | null | undefined;
    /** `null`: it is in place already. */
    from: "nothing" | "unpacked" | null;
  }

  async function restore(job: RestoreJob): Promise<void> {
    const targets = readTargets(job);
    const bytes = targets.reduce((sum, { stored }) => sum + stored.bytes, 0);
    const meter = kit.meter(3 * bytes);
    try {
      for (const target of targets) await meter.during(step(target, "reading"), () => check(job, target));
      for (const target of targets) await prepare(job.id, target);
      checkRoom(job, targets);
      for (const target of targets) await meter.during(step(target, "unpacking"), () => unpack(job, target));
      for (const target of targets) await meter.during(step(target, "verifying"), () => verify(job, target));
    } catch (error) {
      meter.stop();
      const needs = targets.reduce((sum, { diskBytes }) => sum + diskBytes, 0);
      const root = targets[0]?.root ?? "/";
      const full = kit.isFull(error) ? kit.noRoom(needs, kit.freeBytes(root), job.targetName) : null;
      for (const target of targets) takeBack(target);
      throw full ?? error;
    }
    kit.say({ kind: "swapping" });
    kit.commit();
    for (const { root, skip, from } of targets) if (from !== null) swaps.swap(root, skip);
    for (const target of targets) {
      await swaps.settle(target.root);
      if (!(await isInPlace(target))) throw broken(`${target.name} is not what it was`);
    }
    meter.end();
  }

  function readTargets(job: RestoreJob): Target[] {
    const folder = path.join(job.store, job.id);
    const text = kit.readIfThere(path.join(folder, "checkpoint.json"));
    if (text === undefined) throw missing(job.id);
    const { parts, trees: known } = readRecord(text);
    const targets = job.parts.flatMap((part): Target[] => {
      const stored = parts.find(({ name }) => name === part.name);
      const tree = known[part.name];
      if (stored === undefined || tree === undefined) return [];
      const file = path.join(folder, `${part.name}.tar`);
      return [{ ...part, ...tree, file, stored, before: undefined, from: "nothing" }];
    });
    if (targets.length === 0) throw missing(job.id);
    for (const { name, root, skip } of targets) {
      fs.mkdirSync(root, { recursive: true });
      const [mount] = trees.mountsBelow(root).filter((point) => !skip.includes(point));
      if (mount !== undefined) throw broken(`${name}: ${trees.shown(mount)}: another disk is mounted`);
    }
    return targets;

    function readRecord(content: string): StoredRecord {
      try {
        return JSON.parse(content) as StoredRecord;
      } catch {
        throw damaged(`${job.id}/checkpoint.json`);
      }
    }
  }

  async function check({ id }: RestoreJob, { file, stored, name }: Target): Promise<void> {
    const what = `${id}/${name}.tar`;
    if (fs.statSync(file, { throwIfNoEntry: false })?.size !== stored.bytes) throw damaged(what);
    reading = 0;
    const found = await tars.checksum(file, (read) => {
      reading = read;
    });
    if (found !== stored.checksum) throw damaged(what);
  }

  /** Where a restore that was broken off is taken up again. */
  async function prepare(id: string, target: Target): Promise<void> {
    const { root } = target;
    if (swaps.readPosition(root)?.stage === "finishing") await swaps.finish(root);
    const before = swaps.readPosition(root);
    target.before = before;
    if (before?.id === id && (before.stage === "unpacked" || before.stage === "displaced")) {
      target.from = "unpacked";
      return;
    }
    if (before?.id === id && before.stage === "placed") {
      await swaps.settle(root);
      if (
        (await isInPlace(target)) &&
        (await tars.withFile(target.file, "r", (fd) => same(target.root, fd)))
      ) {
        target.from = null;
        return;
      }
    }
    await kit.removeTree(swaps.workOf(root));
  }

  function checkRoom(job: RestoreJob, targets: readonly Target[]): void {
    const perDisk = new Map<number, { root: string; bytes: number }>();
    for (const { root, from, diskBytes } of targets) {
      if (from !== "nothing") continue;
      const { dev } = fs.statSync(root);
      perDisk.set(dev, { root, bytes: (perDisk.get(dev)?.bytes ?? 0) + diskBytes });
    }
    for (const { root, bytes } of perDisk.values()) kit.checkRoom(root, bytes, job.targetName);
  }

  async function unpack({ id }: RestoreJob, target: Target): Promise<void> {
    const { root, file, before, from } = target;
    if (from !== "nothing") return;
    swaps.writePosition(root, { stage: "unpacking", id, run: (before?.run ?? 0) + 1 });
    const tree = swaps.treeOf(root);
    fs.mkdirSync(tree, { recursive: true, mode: 0o700 });
    await tars.withFile(file, "r", async (fd) => {
      reader = fd;
      const { code, err } = await tars.unpack(tree, fd).finally(() => {
        reader = null;
      });
      if (code !== 0) throw kit.saysFull(err) ? new Error(err) : broken(lastLine(err));
    });
  }

  async function verify({ id }: RestoreJob, target: Target): Promise<void> {
    const { root, file, name, digest, before, from } = target;
    if (from !== "nothing") return;
    const tree = swaps.treeOf(root);
    const facts = swaps.rootFacts(tree);
    const likeness = await tars.withFile(file, "r", async (fd) => {
      reader = fd;
      return same(tree, fd).finally(() => {
        reader = null;
      });
    });
    if (!likeness) throw broken(`${name}: what was unpacked differs from the copy`);
    if (trees.digest(await trees.walk({ root: tree, skip: [] })) !== digest)
      throw broken(`${name}: owners, modes or times could not be set`);
    // All of it on the disk before the first thing is put away.
    const { code, err } = await kit.run("sync", ["-f", tree]);
    if (code !== 0) throw broken(lastLine(err));
    swaps.writePosition(root, { stage: "unpacked", id, run: (before?.run ?? 0) + 1, root: facts });
  }

  async function same(root: string, fd: number): Promise<boolean> {
    return (await tars.compare(root, fd)).code === 0;
  }

  async function isInPlace({ root, skip, digest }: Target): Promise<boolean> {
    const tree = await trees.walk({ root, skip: [...skip, ...swaps.own] });
    return trees.digest(tree) === digest;
  }

  /** Nothing was moved by this run: only its own folders go, and what was known before is known again. */
  function takeBack({ root, before, from }: Target): void {
    if (from !== "nothing" || before === undefined) return;
    if (before?.stage === "displaced" || before?.stage === "unpacked") return;
    fs.rmSync(swaps.workOf(root), { recursive: true, force: true });
    if (before !== null) swaps.writePosition(root, before);
    else if (swaps.readPosition(root) !== null) swaps.forget(root);
  }

  let reading = 0;
  let reader: number | null = null;

  function step({ name, stored }: Target, phase: "reading" | "unpacking" | "verifying") {
    const done = () => (phase === "reading" ? reading : reader === null ? 0 : tars.position(reader));
    return { phase, part: name, bytes: stored.bytes, done };
  }

  async function finish({ roots }: FinishJob): Promise<void> {
    for (const root of roots.filter((one) => fs.existsSync(one))) await swaps.finish(root);
  }

  function missing(what: string): Error {
    return kit.failure("checkpoint-missing", `there is no checkpoint ${what}`, { what });
  }

  function damaged(what: string): Error {
    return kit.failure("checkpoint-damaged", `${what} is not what was written`, { what });
  }

  function broken(reason: string): Error {
    return kit.failure("checkpoint-failed", reason, { reason });
  }

  function lastLine(text: string): string {
    return text.trim().split("\n").at(-1) ?? "";
  }

  return { restore, finish };
}
