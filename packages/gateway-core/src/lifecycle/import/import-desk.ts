import type { ImportJournal } from "../../contract/adoption-journal.ts";

/** What an import needs of its service. */
export interface ImportDesk {
  journal(): ImportJournal | null;
  /** Kept before it returns: what follows may be the last that this process does. */
  write(journal: ImportJournal | null): void;
  /** The copy is the gateway's wish and its own from now on, and the gateway that is shown is ours. Can be repeated. */
  commit(journal: ImportJournal): Promise<void>;
  instanceId(): string;
}
