import { createHash } from "node:crypto";
import { z } from "zod";
import { type AskedImage, badAnswer } from "./registry-failure.ts";

const digest = z.string().regex(/^[a-z0-9+._-]+:[0-9a-f]{32,}$/);
const descriptor = z.object({ digest, size: z.number().int().nonnegative() });

/** OCI image index, and Docker's manifest list. */
export const IndexAnswer = z.object({
  manifests: z.array(
    z.object({
      digest,
      platform: z
        .object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
        .nullish(),
    }),
  ),
});

/** OCI image manifest, and Docker's schema 2. */
export const ManifestAnswer = z.object({ config: descriptor, layers: z.array(descriptor) });

const texts = z.array(z.string()).nullish();
export const ConfigAnswer = z.object({
  os: z.string().min(1),
  architecture: z.string().min(1),
  created: z.string().nullish(),
  config: z
    .object({
      Labels: z.record(z.string(), z.string()).nullish(),
      Env: texts,
      Entrypoint: texts,
      Cmd: texts,
    })
    .nullish(),
});

export const TagsAnswer = z.object({ tags: z.array(z.string()).nullish() });

export const TokenAnswer = z
  .object({ token: z.string().optional(), access_token: z.string().optional() })
  .transform(({ token, access_token }) => token || access_token || null);

const ErrorAnswer = z.object({ errors: z.array(z.object({ code: z.string() })) });

/** A registry's JSON. Throws `registry-error` for what is none, or is of another shape. */
export function readAnswer<T>(image: AskedImage, body: Buffer, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(body.toString("utf8"));
  } catch {
    // JSON.parse quotes what it read, and a token's answer is secret.
    throw badAnswer(image, "not-json", "the answer is not JSON");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".") ?? "";
  throw badAnswer(image, "unexpected-shape", `the answer is of another shape${where ? ` at ${where}` : ""}`);
}

/** The registry's own word for it, `MANIFEST_UNKNOWN`; null where it has none. Its sentence may repeat what was sent. */
export function errorCode(body: Buffer): string | null {
  try {
    const code = ErrorAnswer.parse(JSON.parse(body.toString("utf8"))).errors[0]?.code ?? "";
    return /^[A-Z_]{1,40}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}

/** Whether `bytes` are what `digest` stands for; false also for an algorithm that is not known. */
export function matchesDigest(bytes: Buffer, digest: string): boolean {
  const [algorithm = "", hex] = digest.split(":");
  if (!["sha256", "sha384", "sha512"].includes(algorithm)) return false;
  return createHash(algorithm).update(bytes).digest("hex") === hex;
}
