import { z } from "zod";
import { isImageReference } from "./image-reference.ts";

/** Asked of what is given from now on. A settings file is not given up because of an image that cannot be read. */
export const ImageReference = z.string().refine(isImageReference, { error: "not an image reference" });

/** What is known of an image that is not here yet, from its registry: manifest and config, no layer. */
export const ResolvedImage = z.object({
  /** As it was asked for. */
  reference: z.string(),
  /** `sha256:…` of what the tag names: an index, or the manifest itself. */
  digest: z.string(),
  /** Of the manifest for this engine's platform. */
  manifestDigest: z.string(),
  platform: z.object({ os: z.string(), architecture: z.string() }),
  layers: z.array(z.object({ digest: z.string(), bytes: z.number() })),
  /** Compressed, as it is downloaded; config and manifest are not counted. */
  bytes: z.number(),
  version: z.string().nullable(),
  createdAt: z.number().nullable(),
  isOpenClaw: z.boolean(),
  /** How the registry was asked: `anonymous-after-refusal` where the Docker CLI's own credentials were refused. */
  access: z.enum(["anonymous", "credentials", "anonymous-after-refusal"]),
});
export type ResolvedImage = z.infer<typeof ResolvedImage>;

/** An image of OpenClaw on the engine. */
export const EngineImage = z.object({
  id: z.string(),
  references: z.array(z.string()),
  /** `sha256:…` of the registry's manifest or index; null for one that never came from a registry. */
  digest: z.string().nullable(),
  version: z.string().nullable(),
  createdAt: z.number(),
  /** On the engine, unpacked; layers that other images share are counted in each. */
  bytes: z.number(),
  architecture: z.string(),
  /** How Rockpool made it; null for one it did not make. */
  built: z.enum(["npm", "release", "source", "derived"]).nullable(),
  usedBy: z.array(z.object({ container: z.string(), running: z.boolean(), ours: z.boolean() })),
  /** Why a clean-up leaves it; null where it would go. */
  keptBecause: z.enum(["in-use", "wanted", "go-back", "recent", "not-ours"]).nullable(),
});
export type EngineImage = z.infer<typeof EngineImage>;

export const ImageList = z.object({
  images: z.array(EngineImage),
  /** What our own builds left behind: images without a name that carry our label. */
  leftovers: z.array(z.object({ id: z.string(), bytes: z.number(), createdAt: z.number() })),
});
export type ImageList = z.infer<typeof ImageList>;

/** Tags of a registry's repository, newest version first. */
export const ImageTags = z.object({
  repository: z.string(),
  channels: z.array(z.string()),
  versions: z.array(z.object({ tag: z.string(), version: z.string(), prerelease: z.boolean() })),
  /** The registry has more than were read. */
  more: z.boolean(),
});
export type ImageTags = z.infer<typeof ImageTags>;

const version = z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,3}(?:-[0-9A-Za-z.-]+)?$/, "not a version");
/** Build arguments of upstream's Dockerfile; facts: docs/install/docker/environment-variables. */
const sourceArguments = z
  .object({
    aptPackages: z.string().optional(),
    pipPackages: z.string().optional(),
    extensions: z.string().optional(),
    browser: z.boolean().optional(),
    dockerCli: z.boolean().optional(),
    nodeOptions: z.string().optional(),
  })
  .strict();

/** What to build an image from. `tag` names it; there is a default for each. */
export const BuildSource = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("npm"),
    version,
    base: ImageReference.optional(),
    tag: ImageReference.optional(),
  }),
  z.object({
    kind: z.literal("release"),
    version,
    /** Of the archive, where the person has one to check it against. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    arguments: sourceArguments.default({}),
    tag: ImageReference.optional(),
  }),
  z.object({
    kind: z.literal("source"),
    /** Folder of the checkout, on the computer where the service runs. */
    folder: z.string().min(1),
    arguments: sourceArguments.default({}),
    tag: ImageReference.optional(),
  }),
  z.object({
    kind: z.literal("derived"),
    from: ImageReference,
    /** Dockerfile instructions after the FROM line. */
    lines: z.string().min(1).max(20_000),
    tag: ImageReference.optional(),
  }),
]);
export type BuildSource = z.infer<typeof BuildSource>;

/** What a removal would do, before it is done. */
export const RemovalPreview = z.object({
  id: z.string(),
  /** Names that go; an image goes with its last one. */
  references: z.array(z.string()),
  /** Whether the image itself goes, and not just a name of it. */
  deletes: z.boolean(),
  /** At most this much is freed: layers that other images share stay. */
  bytes: z.number(),
});
export type RemovalPreview = z.infer<typeof RemovalPreview>;

/** What came of a pull, a build or a load. */
export const ImageResult = z.object({
  reference: z.string(),
  id: z.string(),
  digest: z.string().nullable(),
  version: z.string().nullable(),
});
export type ImageResult = z.infer<typeof ImageResult>;
