import { z } from "zod";
import { Preferences } from "./settings/preferences.ts";

/** What our container was made of. */
export const AppliedSettings = z.object({
  /** Of its spec, as in its label. */
  hash: z.string(),
  preferences: Preferences,
});
export type AppliedSettings = z.infer<typeof AppliedSettings>;

/**
 * Settings that are being applied: the container of before is kept until the new one is ready. Whoever finds this after a crash
 * keeps the new one where it runs, and puts the old one back else.
 */
export const ApplyJournal = z.object({
  startedAt: z.number(),
  /** The container of before. */
  containerId: z.string(),
  /** What it is called when it is back. */
  name: z.string(),
  /** What it was made of; null where that is not known: settings then stay as they are. */
  applied: AppliedSettings.nullable(),
});
export type ApplyJournal = z.infer<typeof ApplyJournal>;
