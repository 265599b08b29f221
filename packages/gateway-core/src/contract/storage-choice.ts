import { z } from "zod";

/**
 * Where a directory of the gateway lives. `auto` lets Rockpool choose: a bind mount where the engine
 * shares this host's file system, a named volume where it runs in a VM.
 */
export const StorageChoice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("auto") }),
  z.object({ kind: z.literal("bind"), path: z.string().min(1) }),
  z.object({ kind: z.literal("volume"), name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/) }),
]);
export type StorageChoice = z.infer<typeof StorageChoice>;

/** The person's own folder of the agent's files. */
export const WorkspaceChoice = z.union([z.literal("auto"), z.object({ path: z.string().min(1) })]);
