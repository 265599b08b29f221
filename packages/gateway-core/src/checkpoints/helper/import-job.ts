import type { CheckpointPart } from "../../contract/checkpoint.ts";

/** One part of somebody else's state, and where it goes, in the helper's own paths. */
export interface ImportPart {
  name: CheckpointPart;
  from: string;
  to: string;
  /** Entries directly in `from` that are no part of it. */
  skip: readonly string[];
}

/** A place of the copy: what is mounted. */
export interface ImportRoot {
  root: string;
  /** As a person knows it; a fact of failures. */
  name: string;
  /** Octal permissions of the folder itself, once it is the gateway's. */
  mode: number;
}

export interface CopyJob {
  do: "copy" | "compare";
  /** Of this import: what is in a place that bears it is this import's and nobody's else. */
  id: string;
  parts: readonly ImportPart[];
  roots: readonly ImportRoot[];
}

/** Gives the copy to the gateway's user; null where owners mean nothing. */
export interface KeepJob {
  do: "keep";
  id: string;
  roots: readonly ImportRoot[];
  owner: { uid: number; gid: number } | null;
}

/** Empties the places again that this import has filled. */
export interface ClearJob {
  do: "clear";
  id: string;
  roots: readonly ImportRoot[];
}

export type ImportJob = CopyJob | KeepJob | ClearJob;
