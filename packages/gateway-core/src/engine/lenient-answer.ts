import { z } from "zod";

/**
 * Engines write an empty list or map as `null`, or leave it out, depending on product and version (Podman most of
 * all). These read all spellings as the same value.
 */
export function nullable<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null);
}

export const strings = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

export const textMap = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => value ?? {});

/** Epoch milliseconds of an RFC 3339 time; Go's zero time (year 1) and an absent one are null. */
export const time = z
  .string()
  .nullish()
  .transform((value) => {
    const at = Date.parse(value ?? "");
    return Number.isNaN(at) || at <= 0 ? null : at;
  });

/** `["NAME=value"]` as a map. */
export function pairs(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((entry) => {
      const at = entry.indexOf("=");
      return at === -1 ? [entry, ""] : [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}
