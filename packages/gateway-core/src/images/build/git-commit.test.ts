import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gitCommit } from "./git-commit.ts";

const one = "1".repeat(40);
const two = "2".repeat(40);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-git-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function make(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

test.each<[string, Record<string, string>, string | null]>([
  ["a detached HEAD", { ".git/HEAD": `${one}\n` }, one],
  ["a branch", { ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": `${one}\n` }, one],
  [
    "a packed branch",
    {
      ".git/HEAD": "ref: refs/heads/main\n",
      ".git/packed-refs": `# pack-refs with: peeled\n${two} refs/heads/not-main\n${one} refs/heads/main\n^${two}\n`,
    },
    one,
  ],
  [
    "a branch that has moved since it was packed",
    {
      ".git/HEAD": "ref: refs/heads/main\n",
      ".git/refs/heads/main": one,
      ".git/packed-refs": `${two} refs/heads/main\n`,
    },
    one,
  ],
  [
    "a worktree",
    {
      ".git": "gitdir: main/.git/worktrees/x\n",
      "main/.git/worktrees/x/HEAD": "ref: refs/heads/x\n",
      "main/.git/worktrees/x/commondir": "../..\n",
      "main/.git/refs/heads/x": `${two}\n`,
    },
    two,
  ],
  ["no repository", {}, null],
  ["a branch without a commit", { ".git/HEAD": "ref: refs/heads/main\n" }, null],
  ["what is no commit", { ".git/HEAD": "$(reboot)\n" }, null],
  ["a ref that leads out", { ".git/HEAD": "ref: refs/../../secret\n", secret: one }, null],
])("%s", async (_name, files, commit) => {
  await make(files);
  expect(await gitCommit(folder)).toBe(commit);
});
