import { z } from "zod";

/** What a checkpoint can hold, each as one tar. The workspace is the person's: it is put back only when they ask. */
export const CheckpointPart = z.enum(["state", "auth-secrets", "workspace"]);
export type CheckpointPart = z.infer<typeof CheckpointPart>;

/** A verified copy of a state, with the image that belongs to it. */
export const Checkpoint = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  /**
   * What it was made for: before another version, before going back, before a state of somebody else was used, before a
   * gateway was taken over.
   */
  reason: z.enum(["change", "go-back", "use-existing", "take-over"]),
  /** `bind:/path` or `volume:name`. */
  stateLocator: z.string(),
  version: z.string().nullable(),
  image: z.object({
    /** A reference that still means this very image: a digest, a name we gave it, or the image's id. */
    reference: z.string(),
    id: z.string(),
    digest: z.string().nullable(),
  }),
  parts: z.array(
    z.object({
      name: CheckpointPart,
      bytes: z.number(),
      /** Of the tar, `sha256:…`; checked before it is put back. */
      checksum: z.string(),
    }),
  ),
  /** Of all parts, in bytes. */
  bytes: z.number(),
  /** How long the copy took, in milliseconds. */
  tookMs: z.number(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;
