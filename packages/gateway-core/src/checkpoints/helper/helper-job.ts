import type { CheckpointPart } from "../../contract/checkpoint.ts";

/** One part in the helper's own paths. */
export interface JobPart {
  name: CheckpointPart;
  root: string;
  /** Entries directly in `root` that are no part of it. */
  skip: readonly string[];
}

export interface WriteJob {
  do: "write";
  id: string;
  /** The first is the state: what is written gets its owner. */
  parts: readonly JobPart[];
  store: string;
  /** The store as a person knows it; a fact of failures. */
  storeName: string;
  /** What goes into checkpoint.json beside what the copy itself tells. */
  record: Readonly<Record<string, unknown>>;
}

export interface RemoveJob {
  do: "remove";
  ids: readonly string[];
  store: string;
}

export interface RestoreJob {
  do: "restore";
  id: string;
  parts: readonly JobPart[];
  store: string;
  /** The state as a person knows it; a fact of failures. */
  targetName: string;
}

export interface FinishJob {
  do: "finish";
  roots: readonly string[];
}

export type HelperJob = WriteJob | RemoveJob | RestoreJob | FinishJob;
