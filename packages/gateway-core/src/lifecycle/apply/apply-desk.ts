import type { AppliedSettings, ApplyJournal } from "../../contract/apply-journal.ts";
import type { Observed } from "../observed.ts";

/** What an operation that makes our container needs of its service. */
export interface ApplyDesk {
  journal(): ApplyJournal | null;
  /** Kept before it returns: what follows may be the last that this process does. */
  write(journal: ApplyJournal | null): void;
  /** What our container was made of, as far as it is known. */
  applied(): AppliedSettings | null;
  /** A container was made of the settings as they are. */
  keepApplied(hash: string): void;
  /** Settings that a container is made of are what they were. */
  goBackTo(applied: AppliedSettings): void;
  /** Whether the gateway should run. */
  shouldRun(): boolean;
  /** Looks again at everything, with the settings as they are. */
  observe(): Promise<Observed>;
}
