import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { extract, pack } from "tar-stream";
import type { MountSpec } from "../container-spec.ts";

export interface FakeFile {
  kind: "file" | "directory";
  data: Buffer;
  mode: number;
  uid: number;
  gid: number;
}

/** A tree of files by absolute path. */
export type FakeTree = Map<string, FakeFile>;

export function emptyTree(...directories: string[]): FakeTree {
  const root = { kind: "directory", data: Buffer.alloc(0), mode: 0o755, uid: 0, gid: 0 } as const;
  return new Map(["/", ...directories].map((path) => [path, { ...root }]));
}

/**
 * The files that a container sees: its own tree, with the trees of its mounts put over it. The trees of volumes and
 * bind mounts outlive the container and are shared, as they are in reality.
 */
export class FakeFiles {
  readonly #own: FakeTree;
  readonly #mounts: readonly { target: string; tree: FakeTree }[];

  constructor(own: FakeTree, mounts: readonly MountSpec[], treeOf: (mount: MountSpec) => FakeTree) {
    this.#own = own;
    this.#mounts = mounts
      .map((mount) => ({ target: mount.target, tree: treeOf(mount) }))
      .sort((a, b) => b.target.length - a.target.length);
  }

  get(path: string): FakeFile | undefined {
    const { tree, key } = this.#locate(path);
    return tree.get(key);
  }

  set(path: string, file: FakeFile): void {
    const { tree, key } = this.#locate(path);
    tree.set(key, file);
  }

  /** Paths below `path`, itself included, shortest first. */
  below(path: string): string[] {
    const all = [
      ...[...this.#own.keys()],
      ...this.#mounts.flatMap(({ target, tree }) => [...tree.keys()].map((key) => join(target, key))),
    ];
    const prefix = path === "/" ? "/" : `${path}/`;
    return [...new Set(all)].filter((each) => each === path || each.startsWith(prefix)).sort();
  }

  async unpack(path: string, tar: Buffer | Readable): Promise<void> {
    const entries = extract();
    Readable.from(Buffer.isBuffer(tar) ? [tar] : tar).pipe(entries);
    for await (const entry of entries) {
      const { name, type, mode = 0o644, uid = 0, gid = 0 } = entry.header;
      const data = await buffer(entry);
      const target = join(path, name);
      this.set(target, { kind: type === "directory" ? "directory" : "file", data, mode, uid, gid });
    }
  }

  /** A tar of `path`, whose entries start with its last part, as the engine answers. */
  async pack(path: string): Promise<Readable> {
    const tar = pack();
    const parent = path.slice(0, path.lastIndexOf("/") + 1);
    for (const each of this.below(path)) {
      const file = this.get(each);
      if (file === undefined) continue;
      const name = each.slice(parent.length) || "./";
      const { mode, uid, gid } = file;
      if (file.kind === "directory") tar.entry({ name: `${name}/`, type: "directory", mode, uid, gid });
      else tar.entry({ name, mode, uid, gid }, file.data);
    }
    tar.finalize();
    return Readable.from([await buffer(tar)]);
  }

  #locate(path: string): { tree: FakeTree; key: string } {
    for (const { target, tree } of this.#mounts) {
      if (path === target) return { tree, key: "/" };
      if (path.startsWith(`${target}/`)) return { tree, key: path.slice(target.length) };
    }
    return { tree: this.#own, key: path };
  }
}

function join(base: string, name: string): string {
  const parts = `${base}/${name}`.split("/").filter((part) => part !== "" && part !== ".");
  return `/${parts.join("/")}`;
}
