import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { giveTree } from "./give-tree.ts";

let root: string;
let outside: string;
/** What would have been done: who may not give files away can test it all the same. */
let done: string[];

beforeEach(() => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "rockpool-give-"));
  root = path.join(dir, "state");
  outside = path.join(dir, "outside");
  fs.mkdirSync(root, { mode: 0o700 });
  fs.mkdirSync(outside);
  done = [];
});
afterEach(() => fs.rmSync(path.dirname(root), { recursive: true, force: true }));

const foreign = { uid: 54321, gid: 54321 };
const mine = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

function give(
  owner: { uid: number; gid: number },
  options: { mounts?: string[]; refuse?: Record<string, string> } = {},
) {
  const note = (verb: string, full: fs.PathLike, what: string) => {
    const name = path.relative(root, String(full)) || ".";
    const code = options.refuse?.[name];
    if (code !== undefined) throw Object.assign(new Error(code), { code });
    done.push(`${verb} ${name} ${what}`);
  };
  const recorder: typeof fs = Object.assign(Object.create(fs) as typeof fs, {
    lchownSync: (full: fs.PathLike, uid: number, gid: number) => note("chown", full, `${uid}:${gid}`),
    chmodSync: (full: fs.PathLike, mode: number) => note("chmod", full, mode.toString(8)),
  });
  const trees = {
    mountsBelow: () => options.mounts ?? [],
    bytes: (text: string) => Buffer.from(text, "latin1"),
    shown: (text: string) => text,
  };
  const result = giveTree({ fs: recorder }, trees, { root, ...owner });
  return { ...result, done: done.sort() };
}

function write(name: string, mode = 0o600): void {
  fs.writeFileSync(path.join(root, name), "");
  fs.chmodSync(path.join(root, name), mode);
}

describe("giving a tree away", () => {
  it("changes what belongs to somebody else, and nothing twice", () => {
    fs.mkdirSync(path.join(root, "agents"), { mode: 0o755 });
    write("agents/notes.md");
    expect(give(foreign)).toEqual({
      changed: 3,
      left: 0,
      done: ["chown . 54321:54321", "chown agents 54321:54321", "chown agents/notes.md 54321:54321"],
    });
    done = [];
    expect(give(mine)).toEqual({ changed: 0, left: 0, done: [] });
  });

  it("gives a link and never what it points to", () => {
    fs.writeFileSync(path.join(outside, "theirs"), "");
    fs.symlinkSync(outside, path.join(root, "folder"));
    fs.symlinkSync(path.join(outside, "theirs"), path.join(root, "file"));
    fs.symlinkSync("/nowhere", path.join(root, "dangling"));
    const { done: all, changed } = give(foreign);
    expect(changed).toBe(4);
    expect(all).toEqual([
      "chown . 54321:54321",
      "chown dangling 54321:54321",
      "chown file 54321:54321",
      "chown folder 54321:54321",
    ]);
  });

  it("does not enter what is mounted below", () => {
    fs.mkdirSync(path.join(root, "disk"));
    write("disk/file");
    expect(give(foreign, { mounts: ["disk"] })).toEqual({
      changed: 1,
      left: 1,
      done: ["chown . 54321:54321"],
    });
  });

  it("leaves a file that has another name outside, and gives one whose names are all inside", () => {
    fs.writeFileSync(path.join(outside, "theirs"), "");
    fs.linkSync(path.join(outside, "theirs"), path.join(root, "linked"));
    write("one");
    fs.linkSync(path.join(root, "one"), path.join(root, "two"));
    const { done: all, left, changed } = give(foreign);
    expect({ left, changed }).toEqual({ left: 1, changed: 2 });
    expect(all.filter((line) => /one|two/.test(line))).toHaveLength(1);
    expect(all.join()).not.toContain("linked");
  });

  it("opens only what its owner could not work with", () => {
    fs.mkdirSync(path.join(root, "closed"));
    fs.chmodSync(path.join(root, "closed"), 0o2550);
    write("key", 0o400);
    write("tool", 0o555);
    write("fine", 0o640);
    expect(give(foreign).done.filter((line) => line.startsWith("chmod"))).toEqual([
      "chmod closed 2750",
      "chmod key 600",
      "chmod tool 755",
    ]);
    // A read-only file of the gateway's own is meant to be so.
    done = [];
    expect(give(mine).done).toEqual(["chmod closed 2750"]);
  });

  it("does not leave all because of one that nobody may change", () => {
    write("immutable");
    write("other");
    const { left, done: all } = give(foreign, { refuse: { immutable: "EPERM" } });
    expect(left).toBe(1);
    expect(all).toContain("chown other 54321:54321");
  });

  it("says so where nothing at all could be changed", () => {
    write("roots");
    const refuse = { ".": "ENOENT", roots: "EPERM" };
    expect(() => give(foreign, { refuse })).toThrow(
      expect.objectContaining({ message: "EPERM", at: "roots" }),
    );
  });

  it("gives up where the disk is read-only, and says where", () => {
    write("file");
    const refuse = { ".": "EROFS", file: "EROFS" };
    expect(() => give(foreign, { refuse })).toThrow("EROFS");
  });

  it("copes with names that are no text, and with what goes meanwhile", () => {
    fs.writeFileSync(Buffer.from(`${root}/not utf-8 \xff\xfe`, "latin1"), "");
    write("gone");
    expect(give(foreign, { refuse: { gone: "ENOENT" } })).toMatchObject({ changed: 2, left: 0 });
  });

  it("has nothing to do where there is nothing", () => {
    fs.rmdirSync(root);
    expect(give(foreign)).toEqual({ changed: 0, left: 0, done: [] });
  });
});
