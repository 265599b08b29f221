import type { ChangeJournal } from "../../contract/change-journal.ts";
import type { Checkpoint } from "../../contract/checkpoint.ts";
import type { Progress } from "../../contract/progress.ts";
import type { Observed } from "../observed.ts";

/** What an operation that may replace the state or its version needs of its service. */
export interface ChangeDesk {
  /** Looks again at everything, with this image as the wish. */
  observe(reference: string): Promise<Observed>;
  /** Gets an image from its registry, where it is not here or `anew` is said. */
  pull(
    reference: string,
    options: { signal: AbortSignal; onProgress: (progress: Progress, facts: Record<string, string>) => void },
  ): Promise<void>;
  journal(): ChangeJournal | null;
  /** Kept before it returns: what follows may be the last that this process does. */
  write(journal: ChangeJournal | null): void;
  checkpoints(): readonly Checkpoint[];
  keep(checkpoints: readonly Checkpoint[]): void;
  /** How many copies of a state are kept. */
  keepCheckpoints(): number;
  instanceId(): string;
  wishedImage(): string;
  wish(reference: string): void;
  /** A state of somebody else is ours to use from now on. */
  know(stateLocator: string): void;
  /** The version that a state was put back to, which no newer one has converted any more. */
  putBack(stateLocator: string, version: string | null): void;
  /** Keeps what the new gateway said, secrets replaced; answers with the file. */
  keepLog(text: string): Promise<string>;
}

/** What a change was asked for. */
export interface ChangeWish {
  /** Image to go to. */
  reference: string;
  rehearse: boolean;
  /** Of a way back: the checkpoint whose state comes with that image. */
  restore: { id: string; workspace: boolean } | null;
}
