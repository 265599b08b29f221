import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FinishJob, JobPart, RestoreJob, WriteJob } from "../helper/helper-job.ts";

/** What a restore keeps in a tree until it is finished. */
export const keptNames = [".rockpool-restore", ".rockpool-displaced"];

export interface CopyFixture {
  folder: string;
  state: string;
  store: string;
  write(id?: string): WriteJob;
  restore(id?: string): RestoreJob;
  finish(): FinishJob;
  dispose(): void;
}

export const firstId = "20260725120000000-aaaaaa";
export const secondId = "20260725120000001-bbbbbb";

/** Folders of this host for the helper's program: an empty state and an empty store. */
export function copyFixture(): CopyFixture {
  // In memory where that can be: thousands of fsyncs would wait for a busy machine's disk.
  const memory = "/dev/shm";
  const folder = mkdtempSync(path.join(existsSync(memory) ? memory : tmpdir(), "rockpool-copy-"));
  const state = path.join(folder, "state");
  const store = path.join(folder, "store");
  mkdirSync(state);
  mkdirSync(store);
  const parts: JobPart[] = [
    { name: "state", root: state, skip: ["workspace", ...keptNames] },
    { name: "workspace", root: path.join(state, "workspace"), skip: keptNames },
  ];
  return {
    ...{ folder, state, store },
    write: (id = firstId) => ({ do: "write", id, parts, store, storeName: "the store", record: {} }),
    restore: (id = firstId) => ({ do: "restore", id, parts, store, targetName: "the state" }),
    finish: () => ({ do: "finish", roots: parts.map(({ root }) => root) }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
