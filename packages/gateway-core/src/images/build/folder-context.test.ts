import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { extract, type Header } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderContext } from "./folder-context.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(await realpath(os.tmpdir()), "rockpool-folder-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Files by name, with slashes; `null` is an empty folder. */
async function make(files: Record<string, string | null>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(content === null ? file : path.dirname(file), { recursive: true });
    if (content !== null) await writeFile(file, content);
  }
}

async function entries(tar: Readable): Promise<(Header & { body: string })[]> {
  const found: (Header & { body: string })[] = [];
  const reader = extract();
  tar.on("error", (error) => reader.destroy(error));
  for await (const entry of tar.pipe(reader)) found.push({ ...entry.header, body: await text(entry) });
  return found;
}

const names = async () => (await entries(folderContext(folder))).map(({ name }) => name);

describe("a folder as a context", () => {
  it("keeps modes, times and links, and gives all to root", async () => {
    await make({ Dockerfile: "FROM scratch\n", "bin/run.sh": "#!/bin/sh\n", secret: "s", empty: null });
    await chmod(path.join(folder, "bin/run.sh"), 0o755);
    await chmod(path.join(folder, "secret"), 0o600);
    await utimes(path.join(folder, "secret"), 1_700_000_000, 1_700_000_000);
    await symlink("../secret", path.join(folder, "bin/link"));
    await symlink("nowhere", path.join(folder, "dangling"));
    const found = await entries(folderContext(folder));
    const facts = found.map(({ name, type, mode, linkname, body }) => [name, type, mode, linkname ?? body]);
    expect(facts).toEqual([
      ["Dockerfile", "file", 0o644, "FROM scratch\n"],
      ["bin", "directory", 0o755, ""],
      ["bin/link", "symlink", 0o777, "../secret"],
      ["bin/run.sh", "file", 0o755, "#!/bin/sh\n"],
      ["dangling", "symlink", 0o777, "nowhere"],
      ["empty", "directory", 0o755, ""],
      ["secret", "file", 0o600, "s"],
    ]);
    expect(new Set(found.flatMap(({ uid, gid }) => [uid, gid]))).toEqual(new Set([0]));
    expect(found.at(-1)?.mtime).toEqual(new Date(1_700_000_000_000));
  });

  it("carries names and files of any length", async () => {
    const long = `${"deep-folder/".repeat(20)}${"x".repeat(120)}.txt`;
    await make({ Dockerfile: "", [long]: "a".repeat(300_000) });
    const found = await entries(folderContext(folder));
    expect(found.find(({ name }) => name === long)?.body).toHaveLength(300_000);
  });

  it("comes through GNU tar as it is", async () => {
    await make({ Dockerfile: "x", "a/b/c.txt": "hello" });
    const list = execFileSync("tar", ["-tf", "-"], { input: await buffer(folderContext(folder)) });
    expect(String(list).trim().split("\n")).toEqual(["Dockerfile", "a", "a/b", "a/b/c.txt"]);
  });

  it("leaves out sockets and pipes, and names them", async () => {
    await make({ Dockerfile: "" });
    spawnSync("mkfifo", [path.join(folder, "pipe")]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path.join(folder, "socket"), resolve));
    const skipped: string[] = [];
    const found = await entries(folderContext(folder, { onSkipped: (file) => skipped.push(file) }));
    server.close();
    expect(found.map(({ name }) => name)).toEqual(["Dockerfile"]);
    expect(skipped).toEqual(["pipe", "socket"]);
  });
});

describe(".dockerignore", () => {
  it.each<[string, string[], string[], string[]]>([
    ["a folder and all below it", ["node_modules"], ["node_modules/a/b.js", "src/a.ts"], ["src", "src/a.ts"]],
    ["a name at the root only", ["*.log"], ["a.log", "deep/b.log"], ["deep", "deep/b.log"]],
    ["a name at any depth", ["**/*.log"], ["a.log", "deep/b.log", "deep/c"], ["deep", "deep/c"]],
    [
      "an exception in an ignored folder",
      ["docs", "!docs/keep.md"],
      ["docs/a.md", "docs/keep.md"],
      ["docs", "docs/keep.md"],
    ],
    [
      "an exception with a wildcard",
      ["*", "!src/**/*.ts"],
      ["src/x/a.ts", "src/a.js", "b"],
      ["src", "src/x", "src/x/a.ts"],
    ],
    ["an exception that is taken back", ["*", "!src", "src/x"], ["src/a", "src/x/b"], ["src", "src/a"]],
    ["the last rule that matches", ["!a", "a"], ["a", "b"], ["b"]],
    ["a slash before and after, and a dot", ["/a/", "./b"], ["a/x", "b", "c"], ["c"]],
    ["comments, blank lines, spaces", ["# a", "", "  b  "], ["a", "b"], ["a"]],
    ["capitals as they are", ["README"], ["README", "readme"], ["readme"]],
    ["a question mark and a class", ["a?", "[xy]z"], ["ab", "abc", "xz", "zz"], ["abc", "zz"]],
    ["no file where all of a folder is ignored", ["a/**"], ["a/x/y"], ["a"]],
    ["Windows' line ends", ["a\r", "b\r"], ["a", "b", "c"], ["c"]],
  ])("knows %s", async (_name, rules, files, left) => {
    await make({ ".dockerignore": rules.join("\n"), Dockerfile: "" });
    await make(Object.fromEntries(files.map((file) => [file, ""])));
    expect((await names()).filter((name) => name !== ".dockerignore" && name !== "Dockerfile")).toEqual(left);
  });

  it("never leaves out itself and the Dockerfile", async () => {
    await make({ ".dockerignore": "*\nDockerfile\n.dockerignore\n", Dockerfile: "FROM scratch", a: "" });
    expect(await names()).toEqual([".dockerignore", "Dockerfile"]);
  });

  it("gives way to the Dockerfile's own", async () => {
    await make({ ".dockerignore": "a", "Dockerfile.dockerignore": "b", Dockerfile: "", a: "", b: "" });
    expect(await names()).toEqual([".dockerignore", "Dockerfile", "Dockerfile.dockerignore", "a"]);
  });

  it("with a pattern that is none is refused by name", async () => {
    await make({ ".dockerignore": "a[", Dockerfile: "" });
    await expect(names()).rejects.toMatchObject({
      failure: { code: "build-context-invalid", facts: { path: folder, file: ".dockerignore" } },
    });
  });
});

describe("a folder that cannot be a context", () => {
  it.each([
    ["up and out", "../../etc/passwd", null],
    ["absolute", "/etc/passwd", null],
    ["through a link whose parent is another place", "down/../../outside", "a/b"],
  ])("has a link that leads out: %s", async (_name, target, down) => {
    await make({ Dockerfile: "", "a/b/c": "" });
    // `a/down` is `a/b`'s parent's parent: by its letters the target stays inside, on the disk it does not.
    if (down !== null) await symlink("..", path.join(folder, "a/down"));
    await symlink(target, path.join(folder, "a/link"));
    await expect(names()).rejects.toMatchObject({
      failure: { code: "build-context-invalid", facts: { path: folder, file: "a/link" } },
    });
    await writeFile(path.join(folder, ".dockerignore"), "a/link");
    expect(await names()).toContain("a/b/c");
  });

  it("is not there", async () => {
    await expect(buffer(folderContext(path.join(folder, "none")))).rejects.toMatchObject({
      failure: { code: "build-context-invalid", facts: { reason: "ENOENT" } },
    });
  });

  it.each([
    ["grows", 5_000_000, "it grew while it was read"],
    ["shrinks", 1000, "it shrank while it was read"],
  ])("has a file that %s while it is read", async (_name, size, reason) => {
    await make({ "0-before": "a".repeat(2_000_000), Dockerfile: "", big: "b".repeat(3_000_000) });
    const tar = folderContext(folder);
    const file = path.join(folder, "big");
    // Long after it was looked at: the stream waits for its reader in the middle of it.
    let read = 0;
    const reading = (async () => {
      for await (const chunk of tar) {
        read += (chunk as Buffer).length;
        if (read > 2_300_000) await truncate(file, size);
      }
    })();
    await expect(reading).rejects.toMatchObject({
      failure: { code: "build-context-invalid", facts: { file: "big", reason } },
    });
    expect(filesOpen()).toEqual([]);
  });

  it.each([
    ["in the middle of a file", 100_000],
    ["before anything was read", 0],
  ])("closes its files when it is left %s", async (_name, most) => {
    await make({ Dockerfile: "", big: "b".repeat(3_000_000) });
    const tar = folderContext(folder);
    let read = 0;
    if (most > 0)
      for await (const chunk of tar) {
        read += (chunk as Buffer).length;
        if (read >= most) break;
      }
    else {
      tar.resume();
      tar.pause();
      await sleep(50);
    }
    tar.destroy();
    await expect.poll(filesOpen, { timeout: 2000 }).toEqual([]);
  });
});

/** What this process has open below the folder. */
function filesOpen(): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${fd}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      return [];
    }
  });
}
