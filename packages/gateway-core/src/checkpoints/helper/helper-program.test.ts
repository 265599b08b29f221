import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { atChild, cancelled } from "../testing/at-child.ts";
import { type CopyFixture, copyFixture, firstId, keptNames, secondId } from "../testing/copy-fixture.ts";
import { oddTree } from "../testing/odd-tree.ts";
import { runProgram } from "../testing/run-program.ts";
import { treeFacts } from "../testing/tree-facts.ts";

let at: CopyFixture;
let before: string[];

beforeEach(() => {
  at = copyFixture();
  oddTree(at.state);
  before = treeFacts(at.state);
});
afterEach(() => at.dispose());

const done = { code: 0, stderr: "", last: { kind: "done" } };

function otherState(): void {
  rmSync(at.state, { recursive: true });
  mkdirSync(at.state);
  oddTree(at.state, "b");
  writeFileSync(path.join(at.state, "extra"), "");
}

function kept(): string[] {
  return readdirSync(at.state, { recursive: true, encoding: "latin1" }).filter((name) =>
    name.includes(".rockpool"),
  );
}

describe("a copy", () => {
  it("of everything that can be in a tree comes back like it was", async () => {
    const written = await runProgram(at.write());
    expect(written).toMatchObject({ ...done, last: { value: { id: firstId } } });
    expect(treeFacts(at.state)).toEqual(before);
    otherState();
    expect(await runProgram(at.restore())).toMatchObject(done);
    expect(treeFacts(at.state, keptNames)).toEqual(before);
    expect(await runProgram(at.finish())).toMatchObject(done);
    expect(treeFacts(at.state)).toEqual(before);
    expect(kept()).toEqual([]);
  });

  it("says which pipes and sockets it leaves out", async () => {
    const { lines } = await runProgram(at.write());
    expect(lines).toContainEqual({ kind: "left-out", part: "state", files: ["agents/pipe"] });
  });

  it("counts its progress up to its total, through both phases", async () => {
    const { lines } = await runProgram(at.write());
    const steps = lines.filter((line) => line.kind === "progress");
    expect([...new Set(steps.map(({ phase }) => phase))]).toEqual(["writing", "verifying"]);
    const counts = steps.map(({ bytesDone }) => bytesDone);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(steps.at(-1)?.bytesTotal);
  });

  it("is for its owner's eyes only, and belongs to whom the state belongs to", async () => {
    await runProgram(at.write());
    const owner = statSync(at.state);
    for (const name of ["", firstId, `${firstId}/checkpoint.json`, `${firstId}/state.tar`, "index"]) {
      const { mode, uid, gid } = statSync(path.join(at.store, name));
      expect([name, mode & 0o777, uid, gid]).toEqual([
        name,
        name === "" || name === firstId ? 0o700 : 0o600,
        owner.uid,
        owner.gid,
      ]);
    }
  });

  it.each([
    ["grows", "appendFileSync", "-leading dash", "-leading dash"],
    ["appears", "writeFileSync", "agents/new", "agents"],
    ["vanishes", "unlinkSync", "empty file", "."],
  ])("of a tree in which something %s meanwhile is no copy", async (_what, call, file, name) => {
    const code = `require("node:fs").${call}(${JSON.stringify(path.join(at.state, file))}, "more");`;
    const { last } = await runProgram(at.write(), { preload: atChild("--compare", code) });
    expect(last).toMatchObject({
      kind: "failed",
      failure: { code: "checkpoint-failed", facts: { reason: expect.stringContaining(name) } },
    });
    expect(readdirSync(at.store)).toEqual([]);
  });

  it("needs room, and says how much", async () => {
    const preload = `require("node:fs").statfsSync = () => ({ bavail: 1000, bsize: 4096 });`;
    const { last } = await runProgram(at.write(), { preload });
    expect(last).toMatchObject({
      failure: { code: "checkpoint-no-room", facts: { free: "4096000", path: "the store" } },
    });
    expect(readdirSync(at.store)).toEqual([]);
  });

  it.each(["--create", "--compare"])("that is cancelled while tar does %s is gone", async (argument) => {
    const ended = await runProgram(at.write(), { preload: atChild(argument, cancelled) });
    expect(ended).toMatchObject({ code: 1, last: { kind: "cancelled" } });
    expect(readdirSync(at.store)).toEqual([]);
    expect(treeFacts(at.state)).toEqual(before);
  });

  it("can be removed, and what somebody else put there stays", async () => {
    await runProgram(at.write());
    await runProgram(at.write(secondId));
    writeFileSync(path.join(at.store, "a note"), "");
    const ids = [firstId, "../state", "20200101000000000-cccccc"];
    expect(await runProgram({ do: "remove", ids, store: at.store })).toMatchObject(done);
    expect(readdirSync(at.store).sort()).toEqual([secondId, "a note", "index"]);
    expect(readFileSync(path.join(at.store, "index"), "utf8")).toBe(`${secondId}\n`);
    expect(treeFacts(at.state)).toEqual(before);
  });
});

describe("a restore", () => {
  beforeEach(async () => {
    expect(await runProgram(at.write())).toMatchObject(done);
    otherState();
    before = treeFacts(at.state);
  });

  it.each([
    ["a byte of it differs", (file: string) => flip(file)],
    ["its end is missing", (file: string) => truncateSync(file, 512)],
    ["it is gone", (file: string) => rmSync(file)],
  ])("refuses a copy when %s, and touches nothing", async (_what, damage) => {
    damage(path.join(at.store, firstId, "workspace.tar"));
    const { last } = await runProgram(at.restore());
    expect(last).toMatchObject({
      failure: { code: "checkpoint-damaged", facts: { what: `${firstId}/workspace.tar` } },
    });
    expect(treeFacts(at.state)).toEqual(before);
  });

  it("knows one that is not there", async () => {
    const { last } = await runProgram(at.restore(secondId));
    expect(last).toMatchObject({ failure: { code: "checkpoint-missing", facts: { what: secondId } } });
  });

  it("needs room, and leaves all as it was without", async () => {
    const preload = `require("node:fs").statfsSync = () => ({ bavail: 1000, bsize: 4096 });`;
    const { last } = await runProgram(at.restore(), { preload });
    expect(last).toMatchObject({ failure: { code: "checkpoint-no-room", facts: { path: "the state" } } });
    expect(treeFacts(at.state)).toEqual(before);
  });

  it.each(["--extract", "--compare", "sync"])(
    "that is cancelled at %s leaves all as it was",
    async (word) => {
      const argument = word === "sync" ? "-f" : word;
      const ended = await runProgram(at.restore(), { preload: atChild(argument, cancelled) });
      expect(ended.last).toEqual({ kind: "cancelled" });
      expect(withoutTimeOfRoots(treeFacts(at.state))).toEqual(withoutTimeOfRoots(before));
    },
  );

  it("that swaps already comes to its end", async () => {
    const ended = await runProgram(at.restore(), {
      end: { signal: "SIGTERM", when: (line) => line.kind === "swapping" },
    });
    expect(ended).toMatchObject(done);
    expect(existsSync(path.join(at.state, "extra"))).toBe(false);
  });

  it("that is done does nothing when it is asked for again", async () => {
    await runProgram(at.restore());
    const inode = statSync(path.join(at.state, "sparse")).ino;
    expect(await runProgram(at.restore())).toMatchObject(done);
    expect(statSync(path.join(at.state, "sparse")).ino).toBe(inode);
  });

  it("puts it back once more when something wrote to it, and keeps what was put away", async () => {
    await runProgram(at.restore());
    const there = treeFacts(at.state, keptNames);
    // Same size, same time: only reading tells.
    const { atime, mtime } = statSync(path.join(at.state, "agents/main/sessions/big"));
    flip(path.join(at.state, "agents/main/sessions/big"));
    utimesSync(path.join(at.state, "agents/main/sessions/big"), atime, mtime);
    expect(await runProgram(at.restore())).toMatchObject(done);
    expect(treeFacts(at.state, keptNames)).toEqual(there);
    const away = path.join(at.state, ".rockpool-displaced");
    expect(existsSync(path.join(away, "1/extra"))).toBe(true);
    expect(existsSync(path.join(away, "2/openclaw.json"))).toBe(true);
  });
});

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** A folder in which something was made and removed again has another time. */
function withoutTimeOfRoots(facts: string[]): string[] {
  return facts.map((line) => line.replace(/^("\.(?:\/workspace)?" \S+ \S+) \d+$/, "$1"));
}
