import type { JobPart, RemoveJob, WriteJob } from "./helper-job.ts";
import type { HelperKit, HelperModules } from "./helper-kit.ts";
import type { TarTools } from "./tar-tools.ts";
import type { Tree, TreeTools } from "./tree-tools.ts";

/** Fills the store and empties it. Runs in the helper, see `helperKit`. */
export function writeTools({ fs, path }: HelperModules, kit: HelperKit, trees: TreeTools, tars: TarTools) {
  const idForm = /^\d{17}-[0-9a-f]{6}$/;
  interface Copy {
    part: JobPart;
    tree: Tree;
    file: string;
    bytes: number;
    checksum: string;
  }

  /** A folder is a checkpoint once this is in it, which is written last. */
  function recordOf(store: string, id: string): string {
    return path.join(store, id, "checkpoint.json");
  }

  async function write(job: WriteJob): Promise<unknown> {
    const since = Date.now();
    const { store } = job;
    const owner = fs.statSync(job.parts[0]?.root ?? store);
    fs.chownSync(store, owner.uid, owner.gid);
    fs.chmodSync(store, 0o700);
    await clearLeftovers(store);

    const folder = path.join(store, job.id);
    const copies: Copy[] = [];
    for (const part of job.parts.filter(({ root }) => fs.existsSync(root))) {
      const [mount] = trees.mountsBelow(part.root).filter((point) => !part.skip.includes(point));
      if (mount !== undefined) throw moving(`${part.name}: ${trees.shown(mount)}: another disk is mounted`);
      const tree = await look(part);
      if (tree.leftOut.length > 0)
        kit.say({ kind: "left-out", part: part.name, files: tree.leftOut.slice(0, 20).map(trees.shown) });
      copies.push({ part, tree, file: path.join(folder, `${part.name}.tar`), bytes: 0, checksum: "" });
    }
    const needs = copies.reduce((sum, { tree }) => sum + tree.tarBytes, 0);
    kit.checkRoom(store, needs, job.storeName);

    fs.mkdirSync(folder, { mode: 0o700 });
    fs.chownSync(folder, owner.uid, owner.gid);
    const meter = kit.meter(2 * needs);
    try {
      for (const copy of copies) await meter.during(phase(copy, "writing"), () => pack(copy));
      for (const copy of copies) await meter.during(phase(copy, "verifying"), () => verify(copy));
      for (const { part, tree } of copies) {
        const moved = trees.changed(tree, await look(part));
        if (moved !== null) throw moving(`${part.name}: ${trees.shown(moved)} changed while it was copied`);
      }
      const parts = copies.map(({ part, bytes, checksum }) => ({ name: part.name, bytes, checksum }));
      const record = {
        ...job.record,
        ...{ id: job.id, parts, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) },
        tookMs: Date.now() - since,
        trees: Object.fromEntries(
          copies.map(({ part, tree }) => [
            part.name,
            { digest: trees.digest(tree), diskBytes: tree.diskBytes, leftOut: tree.leftOut.map(trees.shown) },
          ]),
        ),
      };
      kit.writeWhole(recordOf(store, job.id), `${JSON.stringify(record, null, 2)}\n`, owner);
      kit.sync(store);
      writeIndex(store);
      meter.end();
      return record;
    } catch (error) {
      meter.stop();
      const full = kit.isFull(error) ? kit.noRoom(needs, kit.freeBytes(store), job.storeName) : null;
      // Not by a child: one cannot be started any more after a cancel.
      fs.rmSync(folder, { recursive: true, force: true });
      throw full ?? error;
    }

    async function pack({ part, tree, file }: Copy): Promise<void> {
      await tars.withFile(file, "wx", async (fd) => {
        fs.fchownSync(fd, owner.uid, owner.gid);
        const { code, err } = await tars.pack(part.root, tree, fd);
        if (code !== 0) {
          if (kit.saysFull(err)) throw new Error(err);
          const moved = trees.changed(tree, await look(part));
          throw moving(moved === null ? lastLine(err) : `${part.name}: ${trees.shown(moved)} changed`);
        }
      });
    }

    /** Reads back what was written, and holds it against the original, while the disk takes it in. */
    async function verify(copy: Copy): Promise<void> {
      const { part, file, tree } = copy;
      await tars.withFile(file, "r", async (fd) => {
        const compared = { fd, bytes: fs.fstatSync(fd).size };
        comparing.set(copy, compared);
        const [{ code, out, err }, checksum] = await Promise.all([
          tars.compare(part.root, fd),
          tars.checksum(file),
          onDisk(fd),
        ]);
        comparing.delete(copy);
        if (code !== 0) {
          const moved = trees.changed(tree, await look(part));
          throw moving(
            moved === null
              ? `${part.name}: ${lastLine(out || err)}`
              : `${part.name}: ${trees.shown(moved)} changed while it was copied`,
          );
        }
        Object.assign(copy, { bytes: compared.bytes, checksum });
      });
    }
  }

  const comparing = new Map<Copy, { fd: number; bytes: number }>();

  function phase(copy: Copy, name: "writing" | "verifying") {
    const bytes = copy.tree.tarBytes;
    const done = () => {
      if (name === "writing") return fs.statSync(copy.file, { throwIfNoEntry: false })?.size ?? 0;
      const compared = comparing.get(copy);
      return compared === undefined ? 0 : (tars.position(compared.fd) / (compared.bytes || 1)) * bytes;
    };
    return { phase: name, part: copy.part.name, bytes, done };
  }

  function onDisk(fd: number): Promise<void> {
    return new Promise((resolve, reject) => {
      fs.fsync(fd, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  function look(part: JobPart): Promise<Tree> {
    return trees.walk(part).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw moving(`${part.name}: something vanished while it was copied`);
    });
  }

  function moving(reason: string): Error {
    return kit.failure("checkpoint-failed", reason, { reason });
  }

  function lastLine(text: string): string {
    return text.trim().split("\n").at(-1) ?? "";
  }

  async function clearLeftovers(store: string): Promise<void> {
    for (const name of fs.readdirSync(store)) {
      if (idForm.test(name) && !fs.existsSync(recordOf(store, name)))
        await kit.removeTree(path.join(store, name));
    }
  }

  /** Names only, so that whoever lists need not read the folder and all the tars in it. */
  function writeIndex(store: string): void {
    const ids = fs
      .readdirSync(store)
      .filter((name) => idForm.test(name) && fs.existsSync(recordOf(store, name)))
      .sort();
    kit.writeWhole(path.join(store, "index"), ids.map((id) => `${id}\n`).join(""), fs.statSync(store));
  }

  async function remove({ store, ids }: RemoveJob): Promise<void> {
    for (const id of ids.filter((one) => idForm.test(one))) {
      // First what makes it a checkpoint: a half removed one is a leftover.
      fs.rmSync(recordOf(store, id), { force: true });
      await kit.removeTree(path.join(store, id));
    }
    await clearLeftovers(store);
    writeIndex(store);
  }

  return { write, remove, recordOf };
}
