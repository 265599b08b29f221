import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { oddTree } from "../testing/odd-tree.ts";
import { runProgram } from "../testing/run-program.ts";
import { treeFacts } from "../testing/tree-facts.ts";
import type { JobPart, RestoreJob, WriteJob } from "./helper-job.ts";

const id = "20260725120000000-abcdef";
const ours = [".rockpool-restore", ".rockpool-displaced"];
let folder: string;
let state: string;
let store: string;
let parts: JobPart[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rockpool-copy-"));
  state = path.join(folder, "state");
  store = path.join(folder, "store");
  mkdirSync(state);
  mkdirSync(store);
  parts = [
    { name: "state", root: state, skip: ["workspace", ...ours] },
    { name: "workspace", root: path.join(state, "workspace"), skip: ours },
  ];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(patch: Partial<WriteJob> = {}): WriteJob {
  return { do: "write", id, parts, store, storeName: "the store", record: { at: 1 }, ...patch };
}
function restore(patch: Partial<RestoreJob> = {}): RestoreJob {
  return { do: "restore", id, parts, store, targetName: "the state", ...patch };
}

describe("a copy", () => {
  it("of everything that can be in a tree comes back like it was", async () => {
    oddTree(state);
    const before = treeFacts(state);
    const written = await runProgram(write());
    expect(written.stderr).toBe("");
    expect(written.last).toMatchObject({ kind: "done", value: { id } });
    expect(treeFacts(state)).toEqual(before);
    rmSync(state, { recursive: true });
    mkdirSync(state);
    oddTree(state, "b");
    writeFileSync(path.join(state, "extra"), "");
    const back = await runProgram(restore());
    expect(back.last).toEqual({ kind: "done", value: null });
    expect(treeFacts(state, ours)).toEqual(before);
    const finished = await runProgram({ do: "finish", roots: parts.map(({ root }) => root) });
    expect(finished.last?.kind).toBe("done");
    expect(readdirSync(state).filter((name) => name.startsWith(".rockpool"))).toEqual([]);
  });
});
