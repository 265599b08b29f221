import type { HelperKit, HelperModules } from "./helper-kit.ts";
import type { TreeTools } from "./tree-tools.ts";

/**
 * How far a restore of one tree is. Until `unpacked` nothing of the tree was touched. Then all that is there is put away
 * (`displaced` says that it is), the new entries take its place (`placed`), and `finishing` deletes what was put away.
 */
export interface Position {
  stage: "unpacking" | "unpacked" | "displaced" | "placed" | "finishing";
  id: string;
  /** Names the folder for what this run puts away; an earlier run's is left alone. */
  run: number;
  /** Of the tree's root, from `unpacked` on; `mtime` in seconds with nanoseconds. */
  root?: { uid: number; gid: number; mode: number; mtime: string };
}

export type SwapTools = ReturnType<typeof swapTools>;

/**
 * Takes one tree out and puts another in, entry by entry, because the root may be a mount point. Each step is a rename,
 * and can be done again from wherever it was broken off. Runs in the helper, see `helperKit`.
 */
export function swapTools({ fs, path }: HelperModules, kit: HelperKit, trees: TreeTools) {
  const workName = ".rockpool-restore";
  const displacedName = ".rockpool-displaced";
  const own = [workName, displacedName];

  const workOf = (root: string) => path.join(root, workName);
  /** The new tree while it is not in its place. */
  const treeOf = (root: string) => path.join(workOf(root), "tree");
  const displacedOf = (root: string) => path.join(root, displacedName);
  const positionOf = (root: string) => path.join(displacedOf(root), "position.json");

  function readPosition(root: string): Position | null {
    const text = kit.readIfThere(positionOf(root));
    return text === undefined ? null : (JSON.parse(text) as Position);
  }

  function writePosition(root: string, position: Position): void {
    const owner = fs.statSync(root);
    const folder = displacedOf(root);
    if (!fs.existsSync(folder)) {
      fs.mkdirSync(folder, { mode: 0o700 });
      fs.chownSync(folder, owner.uid, owner.gid);
    }
    kit.writeWhole(positionOf(root), `${JSON.stringify(position)}\n`, owner);
  }

  function entriesOf(folder: string, skip: readonly string[]): string[] {
    return fs.readdirSync(folder, { encoding: "latin1" }).filter((name) => !skip.includes(name));
  }

  function isThere(file: string): boolean {
    return fs.lstatSync(trees.bytes(file), { throwIfNoEntry: false }) !== undefined;
  }

  function move(from: string, to: string): void {
    fs.renameSync(trees.bytes(from), trees.bytes(to));
  }

  /** Never over anything: what has the name of something put away before goes beside it. */
  function putAway(root: string, name: string, run: number): void {
    let number = run;
    while (isThere(`${displacedOf(root)}/${number}/${name}`)) number += 1;
    fs.mkdirSync(`${displacedOf(root)}/${number}`, { recursive: true, mode: 0o700 });
    move(`${root}/${name}`, `${displacedOf(root)}/${number}/${name}`);
  }

  /** From `unpacked` or later to `placed`; synchronous, so that no signal comes between. */
  function swap(root: string, skip: readonly string[]): void {
    let position = readPosition(root);
    if (position?.stage === "unpacked") {
      for (const name of entriesOf(root, [...skip, ...own])) putAway(root, name, position.run);
      kit.sync(displacedOf(root));
      kit.sync(root);
      position = { ...position, stage: "displaced" };
      writePosition(root, position);
    }
    if (position?.stage === "displaced") {
      for (const name of entriesOf(treeOf(root), [])) {
        if (isThere(`${root}/${name}`)) putAway(root, name, position.run);
        move(`${treeOf(root)}/${name}`, `${root}/${name}`);
      }
      kit.sync(root);
      writePosition(root, { ...position, stage: "placed" });
    }
  }

  /** The root itself like the one that was unpacked, its time last: what was done in it moved that. */
  async function settle(root: string): Promise<void> {
    await kit.removeTree(workOf(root));
    const like = readPosition(root)?.root;
    if (like === undefined) return;
    fs.chownSync(root, like.uid, like.gid);
    fs.chmodSync(root, like.mode);
    fs.chownSync(displacedOf(root), like.uid, like.gid);
    await setTime(root, like.mtime);
  }

  /** node knows times as floating point, which has no nanoseconds. */
  async function setTime(root: string, mtime: string): Promise<void> {
    await kit.run("touch", ["-m", "-d", `@${mtime}`, "--", root]);
  }

  function rootFacts(folder: string): NonNullable<Position["root"]> {
    const { uid, gid, mode, mtimeNs } = fs.lstatSync(folder, { bigint: true });
    const nanoseconds = String(mtimeNs % 1_000_000_000n).padStart(9, "0");
    const mtime = `${mtimeNs / 1_000_000_000n}.${nanoseconds}`;
    return { uid: Number(uid), gid: Number(gid), mode: Number(mode & 0o7777n), mtime };
  }

  /** Where nothing was put away. */
  function forget(root: string): void {
    for (const file of [positionOf(root), `${positionOf(root)}.new`]) fs.rmSync(file, { force: true });
    fs.rmdirSync(displacedOf(root));
  }

  /** Deletes what was put away. Throws where that may be the only copy there is. */
  async function finish(root: string): Promise<void> {
    const position = readPosition(root);
    const folder = displacedOf(root);
    if (position === null) {
      // Killed at the very end of this, or at the very beginning of a restore: nothing was put away.
      if (fs.existsSync(folder)) forget(root);
      return;
    }
    if (position.stage !== "placed" && position.stage !== "finishing") {
      const reason = `the restore of ${position.id} is ${position.stage}`;
      throw kit.failure("checkpoint-failed", reason, { reason });
    }
    writePosition(root, { ...position, stage: "finishing" });
    await kit.removeTree(workOf(root));
    const last = path.basename(positionOf(root));
    for (const name of entriesOf(folder, [last])) await kit.removeTree(path.join(folder, name));
    const { mtime } = rootFacts(root);
    forget(root);
    await setTime(root, mtime);
  }

  return {
    ...{
      own,
      workOf,
      treeOf,
      displacedOf,
      readPosition,
      writePosition,
      swap,
      settle,
      rootFacts,
      forget,
      finish,
    },
  };
}
