import type { HelperKit, HelperModules } from "./helper-kit.ts";
import type { ClearJob, CopyJob, ImportPart, ImportRoot, KeepJob } from "./import-job.ts";
import type { TarTools } from "./tar-tools.ts";
import type { Tree, TreeTools } from "./tree-tools.ts";

export type ImportTools = ReturnType<typeof importTools>;

/** Copies a state of somebody else's into places of ours. Runs in the helper, see `helperKit`. */
export function importTools({ fs, path }: HelperModules, kit: HelperKit, trees: TreeTools, tars: TarTools) {
  const marker = ".rockpool-import";
  const piece = 1024 * 1024;

  async function copy({ id, parts, roots }: CopyJob): Promise<void> {
    for (const root of roots) checkEmpty(root, id);
    const found: { part: ImportPart; tree: Tree }[] = [];
    for (const part of existing(parts)) {
      const [mount] = trees.mountsBelow(part.from).filter((point) => !part.skip.includes(point));
      if (mount !== undefined) throw failed(`${part.name}: ${trees.shown(mount)}: another disk is mounted`);
      const tree = await look(part);
      if (tree.leftOut.length > 0)
        kit.say({ kind: "left-out", part: part.name, files: tree.leftOut.slice(0, 20).map(trees.shown) });
      found.push({ part, tree });
    }
    checkRoom(found, roots);
    const meter = kit.meter(found.reduce((sum, { tree }) => sum + tree.tarBytes, 0));
    try {
      for (const { root } of roots) mark(root, id);
      for (const { part, tree } of found) {
        let read = 0;
        const phase = { phase: "writing", part: part.name, bytes: tree.tarBytes, done: () => read };
        fs.mkdirSync(part.to, { recursive: true, mode: 0o700 });
        await meter.during(phase, () =>
          pour(part, tree, (bytes) => {
            read = bytes;
          }),
        );
      }
      for (const { root } of roots) {
        const { code, err } = await kit.run("sync", ["-f", root]);
        if (code !== 0) throw failed(lastLine(err));
      }
      meter.end();
    } catch (error) {
      meter.stop();
      throw kit.isFull(error) ? noRoom(roots) : error;
    }
  }

  async function pour(part: ImportPart, tree: Tree, read: (bytes: number) => void): Promise<void> {
    const { code, err } = await tars.pour(part.from, tree, part.to, read);
    if (code === 0) return;
    if (kit.saysFull(err)) throw new Error(err);
    const moved = trees.changed(tree, await look(part));
    throw failed(`${part.name}: ${moved === null ? lastLine(err) : `${trees.shown(moved)} changed`}`);
  }

  /** Every entry and every byte of both, while nobody writes to either. */
  async function compare({ parts }: CopyJob): Promise<unknown> {
    const pairs: { part: ImportPart; theirs: Tree }[] = [];
    for (const part of existing(parts)) pairs.push({ part, theirs: await look(part) });
    const meter = kit.meter(pairs.reduce((sum, { theirs }) => sum + theirs.tarBytes, 0));
    let files = 0;
    try {
      for (const { part, theirs } of pairs) {
        let done = 0;
        const phase = { phase: "verifying", part: part.name, bytes: theirs.tarBytes, done: () => done };
        await meter.during(phase, async () => {
          const skip = [...part.skip, marker];
          const other = unlike(theirs, await trees.walk({ root: part.to, skip }));
          if (other !== null) throw failed(`${part.name}: ${trees.shown(other)} differs`);
          for (const { path: name, meta } of theirs.entries) {
            if (!isFile(meta)) continue;
            const same = await sameContent(`${part.from}/${name}`, `${part.to}/${name}`, (bytes) => {
              done += bytes;
            });
            if (!same) throw failed(`${part.name}: ${trees.shown(name)} differs`);
            files += 1;
          }
          const moved = trees.changed(theirs, await look(part));
          if (moved !== null)
            throw failed(`${part.name}: ${trees.shown(moved)} changed while it was compared`);
        });
      }
      meter.end();
    } catch (error) {
      meter.stop();
      throw error;
    }
    return { files };
  }

  async function keep({ id, roots, owner }: KeepJob): Promise<void> {
    for (const { root, mode } of roots) {
      if (fs.existsSync(root) && kit.readIfThere(path.join(root, marker)) === id) {
        if (owner !== null) {
          const who = `${owner.uid}:${owner.gid}`;
          const { code, err } = await kit.run("chown", ["-R", "-h", "--", who, root]);
          if (code !== 0) throw failed(lastLine(err));
          fs.chmodSync(root, mode);
        }
        fs.rmSync(path.join(root, marker));
        kit.sync(root);
      }
    }
  }

  /** What does not bear the mark is somebody else's, and stays. */
  async function clear({ id, roots }: ClearJob): Promise<void> {
    for (const { root } of roots) {
      if (kit.readIfThere(path.join(root, marker)) !== id) continue;
      for (const name of fs.readdirSync(root, { encoding: "buffer" })) {
        if (name.toString() === marker) continue;
        // Its name may be no text, which a child's arguments have to be.
        fs.rmSync(Buffer.concat([Buffer.from(`${root}/`), name]), { recursive: true, force: true });
        await kit.breathe();
      }
      fs.rmSync(path.join(root, marker), { force: true });
    }
  }

  function existing(parts: readonly ImportPart[]): ImportPart[] {
    const there = parts.filter(({ from }) => fs.lstatSync(from, { throwIfNoEntry: false }) !== undefined);
    // It leads somewhere else in here than where it came from.
    const link = there.find(({ from }) => fs.lstatSync(from).isSymbolicLink());
    if (link !== undefined) throw failed(`${link.name}: the folder is a link`);
    if (!there.some(({ name }) => name === "state")) throw failed("there is no state");
    return there;
  }

  /** Its own mark is of the same import, broken off and begun again. */
  function checkEmpty({ root, name }: ImportRoot, id: string): void {
    const names = fs.readdirSync(root).filter((each) => each !== "lost+found");
    if (names.length === 0 || kit.readIfThere(path.join(root, marker)) === id) return;
    throw kit.failure("state-exists", `${name} is not empty`, { path: name });
  }

  function mark(root: string, id: string): void {
    kit.writeWhole(path.join(root, marker), id, { uid: 0, gid: 0 });
  }

  function checkRoom(found: readonly { part: ImportPart; tree: Tree }[], roots: readonly ImportRoot[]): void {
    const perDisk = new Map<number, { root: ImportRoot; bytes: number }>();
    for (const { part, tree } of found) {
      const root = roots.find((each) => `${part.to}/`.startsWith(`${each.root}/`));
      if (root === undefined) continue;
      const { dev } = fs.statSync(root.root);
      perDisk.set(dev, { root, bytes: (perDisk.get(dev)?.bytes ?? 0) + tree.diskBytes });
    }
    for (const { root, bytes } of perDisk.values()) kit.checkRoom(root.root, bytes, root.name);
  }

  function noRoom(roots: readonly ImportRoot[]): Error {
    const [{ root, name }] = roots as [ImportRoot];
    return kit.noRoom(0, kit.freeBytes(root), name);
  }

  /** The first path that is not there, or not alike but for its owner, in the other; the folder of the part itself aside. */
  function unlike(theirs: Tree, ours: Tree): string | null {
    const known = new Map(ours.entries.map(({ path: name, meta }) => [name, withoutOwner(meta)]));
    for (const { path: name, meta } of theirs.entries) {
      if (name !== "." && known.get(name) !== withoutOwner(meta)) return name;
      known.delete(name);
    }
    const [more] = known.keys();
    return more ?? null;
  }

  /** See `TreeEntry.meta`: path, mode, uid, gid, and the rest. */
  function withoutOwner(meta: string): string {
    return meta
      .split("\0")
      .filter((_, index) => index !== 2 && index !== 3)
      .join("\0");
  }

  function isFile(meta: string): boolean {
    return (Number.parseInt(meta.split("\0")[1] ?? "0", 8) & 0o170000) === 0o100000;
  }

  const one = Buffer.alloc(piece);
  const other = Buffer.alloc(piece);

  async function sameContent(a: string, b: string, read: (bytes: number) => void): Promise<boolean> {
    const [first, second] = [fs.openSync(trees.bytes(a), "r"), fs.openSync(trees.bytes(b), "r")];
    try {
      for (;;) {
        const length = fs.readSync(first, one, 0, piece, null);
        const same = fs.readSync(second, other, 0, piece, null) === length;
        if (!same || !one.subarray(0, length).equals(other.subarray(0, length))) return false;
        if (length === 0) return true;
        read(length);
        await kit.breathe();
      }
    } finally {
      fs.closeSync(first);
      fs.closeSync(second);
    }
  }

  function look({ name, from, skip }: ImportPart): Promise<Tree> {
    return trees.walk({ root: from, skip }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw failed(`${name}: something vanished while it was copied`);
    });
  }

  function failed(reason: string): Error {
    return kit.failure("import-failed", reason, { reason });
  }

  function lastLine(text: string): string {
    return text.trim().split("\n").at(-1) ?? "";
  }

  return { copy, compare, keep, clear };
}
