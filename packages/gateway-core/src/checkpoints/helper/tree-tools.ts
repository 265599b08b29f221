import type { JobPart } from "./helper-job.ts";
import type { HelperKit, HelperModules } from "./helper-kit.ts";

/** One entry; paths are latin1, so that every byte of a name survives. */
export interface TreeEntry {
  /** `.` for the root, else `./a/b`. */
  path: string;
  /** All that a copy must have like the original, content aside: type, mode, owner, size, mtime, target, links. */
  meta: string;
  /** Moves with every change, also with one that hides itself from `meta`. */
  change: string;
}

export interface Tree {
  entries: TreeEntry[];
  /** Sockets, pipes and devices. */
  leftOut: string[];
  /** What a tar of it takes, within a few per cent. */
  tarBytes: number;
  /** What it takes on a disk. */
  diskBytes: number;
}

export type TreeTools = ReturnType<typeof treeTools>;

/** Looks at trees. Runs in the helper, see `helperKit`. */
export function treeTools({ fs, crypto }: HelperModules, kit: HelperKit) {
  const bytes = (text: string) => Buffer.from(text, "latin1");

  /** Throws `checkpoint-failed` where something vanishes meanwhile. */
  async function walk({ root, skip }: Pick<JobPart, "root" | "skip">): Promise<Tree> {
    const tree: Tree = { entries: [], leftOut: [], tarBytes: 1024, diskBytes: 0 };
    const linked = new Map<string, TreeEntry>();
    const folders: string[] = [];
    let seen = 0;
    look(".");
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      const names = fs.readdirSync(bytes(`${root}/${folder}`), { encoding: "latin1" });
      for (const name of names.sort()) {
        if (folder === "." && skip.includes(name)) continue;
        look(`${folder}/${name}`);
        seen += 1;
        if (seen % 1000 === 0) await kit.breathe();
      }
    }
    return tree;

    function look(path: string): void {
      const stat = fs.lstatSync(bytes(`${root}/${path}`), { bigint: true });
      const facts = [path, stat.mode.toString(8), stat.uid, stat.gid, stat.mtimeNs];
      tree.tarBytes += 1536;
      if (stat.isDirectory()) {
        folders.push(path);
      } else if (stat.isSymbolicLink()) {
        facts.push(fs.readlinkSync(bytes(`${root}/${path}`), { encoding: "latin1" }));
      } else if (stat.isFile()) {
        facts.push(stat.size);
      } else {
        tree.leftOut.push(path);
        return;
      }
      const stored = Number(stat.blocks) * 512;
      const entry = { path, meta: facts.join("\0"), change: `${stat.dev} ${stat.ino} ${stat.ctimeNs}` };
      tree.entries.push(entry);
      const key = `${stat.dev}:${stat.ino}`;
      const first = stat.nlink > 1n && !stat.isDirectory() ? linked.get(key) : undefined;
      if (first === undefined) {
        if (stat.nlink > 1n && !stat.isDirectory()) linked.set(key, entry);
        count();
      } else {
        // Only links within the tree: one from elsewhere cannot be put back.
        if (!first.meta.includes("\0=")) first.meta += `\0= ${first.path}`;
        entry.meta += `\0= ${first.path}`;
      }

      function count(): void {
        tree.diskBytes += stored + 512;
        // A file with holes takes no more than what is in it.
        if (stat.isFile()) tree.tarBytes += Math.ceil(Math.min(Number(stat.size), stored + 4096) / 512) * 512;
      }
    }
  }

  /** Of everything but content: equal for equal trees, wherever they are. */
  function digest({ entries }: Tree): string {
    const lines = entries.map(({ meta }) => meta).sort();
    return `sha256:${crypto.createHash("sha256").update(lines.join("\n\0"), "latin1").digest("hex")}`;
  }

  /** The first path that is not as it was; null where nothing moved. */
  function changed(before: Tree, after: Tree): string | null {
    const known = new Map(before.entries.map((entry) => [entry.path, entry]));
    for (const { path, meta, change } of after.entries) {
      const was = known.get(path);
      if (was === undefined || was.meta !== meta || was.change !== change) return path;
      known.delete(path);
    }
    const [gone] = known.keys();
    return gone ?? null;
  }

  /** Folders below, relative, where another disk is mounted: renames and removals must not reach into them. */
  function mountsBelow(root: string): string[] {
    const real = fs.realpathSync(root);
    return fs
      .readFileSync("/proc/self/mountinfo", "latin1")
      .split("\n")
      .map((line) => (line.split(" ")[4] ?? "").replace(/\\([0-7]{3})/g, (_, octal: string) => char(octal)))
      .filter((point) => point.startsWith(`${real}/`))
      .map((point) => point.slice(real.length + 1));
  }

  function char(octal: string): string {
    return String.fromCharCode(Number.parseInt(octal, 8));
  }

  /** As text for people: names are bytes in here. */
  function shown(path: string): string {
    return bytes(path).toString("utf8").replace(/^\.\//, "");
  }

  return { walk, digest, changed, mountsBelow, shown, bytes };
}
