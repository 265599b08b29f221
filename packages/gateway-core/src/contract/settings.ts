import { z } from "zod";
import { Adopted, TakenOver } from "./adoption.ts";
import { CarriedContainer, ImportJournal, TakeOverJournal } from "./adoption-journal.ts";
import { AppliedSettings, ApplyJournal } from "./apply-journal.ts";
import { WizardKind } from "./assistant.ts";
import { ChangeJournal } from "./change-journal.ts";
import { Checkpoint } from "./checkpoint.ts";
import { Preferences } from "./settings/preferences.ts";
import { SetupProgress } from "./setup.ts";

export const settingsVersion = 1;

/** What Rockpool remembers by itself. Not offered in any form. */
export const Memory = z.object({
  /** Random id of this installation, written into the labels of what we create. */
  instanceId: z.string().min(8),
  /** The wish: whether the gateway should run. */
  shouldRun: z.boolean().default(false),
  /** Endpoint of the engine that owns our container; we never switch away from it silently. */
  ownerEngine: z.string().nullable().default(null),
  /** States we created or were allowed to use, as `bind:/path` or `volume:name`. */
  knownStates: z.array(z.string()).default([]),
  /** Inode of a bound state's directory when we last started on it, by `bind:/path`: another one there is not that state. */
  stateInodes: z.record(z.string(), z.string()).default({}),
  /** OpenClaw's version that last ran on a state, by `bind:/path` or `volume:name`. */
  stateVersions: z.record(z.string(), z.string()).default({}),
  /** Copies of states, newest first, as they were last seen; each is described beside its data as well. */
  checkpoints: z.array(Checkpoint).default([]),
  /** Ids of images that were got, built or loaded here, the newest first: a clean-up may offer them. */
  gotImages: z.array(z.string()).default([]),
  /** A change of version under way: whoever finds it here finishes it or takes it back. */
  change: ChangeJournal.nullable().default(null),
  /** How far a person has come in the wizard; null where it was never begun. */
  setup: SetupProgress.nullable().default(null),
  /** A wizard of OpenClaw's that was begun and not ended; the gateway may know it no more. */
  wizard: z
    .object({ sessionId: z.string(), kind: WizardKind, provider: z.string() })
    .nullable()
    .default(null),
  /** A gateway of somebody else's that is shown in place of ours. */
  adopted: Adopted.nullable().default(null),
  /** Ids of devices that Rockpool signed in with itself, the newest first: the dashboard in its window. */
  ownDevices: z.array(z.string()).default([]),
  /** What our container goes on from, where it took the place of somebody else's. */
  carried: CarriedContainer.nullable().default(null),
  /** Where it came from, while that can be put back. */
  takenOver: TakenOver.nullable().default(null),
  /** A take-over under way: whoever finds it here finishes it or takes it back. */
  takeOver: TakeOverJournal.nullable().default(null),
  /** An import under way: whoever finds it here finishes it or takes it back. */
  import: ImportJournal.nullable().default(null),
  /** What our container was made of. */
  applied: AppliedSettings.nullable().default(null),
  /** Settings being applied: whoever finds them here finishes that or takes it back. */
  apply: ApplyJournal.nullable().default(null),
  /** What the registry last said of the wished image. */
  imageCheck: z
    .object({ reference: z.string(), digest: z.string(), version: z.string().nullable(), at: z.number() })
    .nullable()
    .default(null),
});
export type Memory = z.infer<typeof Memory>;

/** The settings file, shared by app and CLI. */
export const SettingsFile = z.object({
  version: z.literal(settingsVersion),
  preferences: Preferences,
  memory: Memory,
});
export type SettingsFile = z.infer<typeof SettingsFile>;
