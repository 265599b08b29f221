import { z } from "zod";
import { StorageChoice, WorkspaceChoice } from "./storage-choice.ts";

/** The wizard's steps, in the order in which a person goes through them. */
export const setupSteps = ["welcome", "engine", "existing", "image", "data", "assistant", "hello"] as const;
export const SetupStep = z.enum(setupSteps);
export type SetupStep = z.infer<typeof SetupStep>;

/** How far a person has come, and what was chosen that cannot be read off engine, settings or gateway. Never a key. */
export const SetupProgress = z.object({
  step: SetupStep,
  /** All choices on one page instead of one after the other. */
  form: z.boolean().default(false),
  /** Closed before its end: it no longer opens by itself. */
  left: z.boolean().default(false),
  /** The answer to a state or gateway that was there before us; null before there was one. */
  existing: z.enum(["leave", "use"]).nullable().default(null),
  /** The person wants to choose the assistant's model later. */
  assistantLater: z.boolean().default(false),
  /** Epoch milliseconds; null until the end is reached. */
  finishedAt: z.number().nullable().default(null),
});
export type SetupProgress = z.infer<typeof SetupProgress>;

/** A change of some of it; the step is needed the first time only. */
export const SetupPatch = z
  .object({
    step: SetupStep,
    form: z.boolean(),
    left: z.boolean(),
    existing: z.enum(["leave", "use"]).nullable(),
    assistantLater: z.boolean(),
    finished: z.boolean(),
  })
  .partial()
  .strict();
export type SetupPatch = z.infer<typeof SetupPatch>;

/** One thing that has to be so for a gateway to run well. `unknown` is never shown as good. */
export const EngineCheck = z.object({
  id: z.enum(["api-version", "memory", "disk", "port", "rootless", "podman"]),
  state: z.enum(["good", "note", "warning", "bad", "unknown"]),
  /** Bytes and names that the words need: `bytes`, `wantedBytes`, `port`, `holder`, `version`, `wanted`. */
  facts: z.record(z.string(), z.string()),
});
export type EngineCheck = z.infer<typeof EngineCheck>;

/** A gateway or a state of OpenClaw that was here before us. */
export const FoundGateway = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("container"),
    id: z.string(),
    name: z.string(),
    image: z.string(),
    version: z.string().nullable(),
    running: z.boolean(),
    /** `0.0.0.0:18789`, as published. */
    addresses: z.array(z.string()),
    /** What it mounts at OpenClaw's state directory, `bind:/path` or `volume:name`; null where nothing. */
    state: z.string().nullable(),
    composeProject: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("state"),
    /** `bind:/path` or `volume:name`. */
    state: z.string(),
    /** OpenClaw's version that wrote it last; null where it does not say. */
    version: z.string().nullable(),
    /** A native gateway or a container works on it now. */
    usedBy: z.string().nullable(),
    /** Whether it is the one that our own settings name. */
    isOurs: z.boolean(),
  }),
]);
export type FoundGateway = z.infer<typeof FoundGateway>;

/** Where one directory of the gateway lives or would live. */
export const StoragePlace = z.object({
  kind: z.enum(["bind", "volume"]),
  /** Path on this host, or the volume's name. */
  where: z.string(),
  exists: z.boolean(),
  /** Free on its file system; null where nobody can say. */
  freeBytes: z.number().nullable(),
  /** Null where there is nothing yet or nobody can say; `wanted` is the container's user. */
  owner: z.object({ uid: z.int(), gid: z.int(), wantedUid: z.int(), wantedGid: z.int() }).nullable(),
  /** Files below it that belong to somebody else are in the way; `writable` is as the container's user would find it. */
  writable: z.enum(["yes", "no", "unknown"]),
});
export type StoragePlace = z.infer<typeof StoragePlace>;

export const StoragePreview = z.object({
  state: StoragePlace,
  workspace: StoragePlace,
  /** Why the default is what it is: the engine shares this computer's files, or it runs in a virtual machine. */
  because: z.enum(["shared-files", "virtual-machine", "chosen"]),
});
export type StoragePreview = z.infer<typeof StoragePreview>;

export const StorageQuestion = z
  .object({
    state: StorageChoice.optional(),
    workspace: WorkspaceChoice.optional(),
  })
  .strict();
export type StorageQuestion = z.infer<typeof StorageQuestion>;

/** A question to a host from inside the gateway's container, and what came of it. */
export const ReachabilityRow = z.object({
  /** `dns`, `npm`, `provider:<host>`, `channel:<host>`; with the port where it is not the usual one. */
  id: z.string(),
  /** Host and port, as asked. */
  target: z.string(),
  outcome: z.enum(["ok", "no-name", "refused", "timeout", "certificate", "proxy", "http-error", "unknown"]),
  /** In the system's own words. */
  detail: z.string().nullable(),
  tookMs: z.number(),
});
export type ReachabilityRow = z.infer<typeof ReachabilityRow>;
