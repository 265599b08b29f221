import { z } from "zod";
import { WrittenFile } from "./adoption.ts";
import { call, nothing } from "./call.ts";
import { Overrides } from "./overrides.ts";
import { Preferences, PreferencesPatch, preferenceKeys } from "./settings/preferences.ts";
import { SettingsImport } from "./settings-import.ts";

/** `overrides` are of one command's environment, and of the start before where nothing is said. */
const patch = z.object({ patch: PreferencesPatch.default({}), overrides: Overrides.optional() }).strict();

/** What a change of settings would mean, before it is made. Values as they are typed. */
export const SettingsPreview = z.object({
  changes: z.array(
    z.object({
      name: z.enum(preferenceKeys as [(typeof preferenceKeys)[number]]),
      from: z.string(),
      to: z.string(),
      applies: z.enum(["nothing", "recreate", "rebuild"]),
    }),
  ),
  /** The container as options of `docker run`: what it has now, and what it would have; both empty where it stays as it is. */
  container: z.object({ removed: z.array(z.string()), added: z.array(z.string()) }),
  /** The gateway runs, so that it is away while the container is made anew. */
  interrupts: z.boolean(),
});
export type SettingsPreview = z.infer<typeof SettingsPreview>;

export const settingCalls = {
  "settings.get": call(nothing, Preferences),
  "settings.set": call(z.object({ patch: PreferencesPatch }).strict(), Preferences),
  "settings.preview": call(patch, SettingsPreview),
  /**
   * Saves the change and makes the container anew, if it runs and has to be; `operationId` is null where nothing has to. Where
   * the new container does not get ready, the one of before comes back, and the settings it was made of.
   */
  "settings.apply": call(patch, z.object({ operationId: z.string().nullable() })),
  /** The gateway as it should be, as a compose project with the documentation's names; without the values of secrets. */
  "settings.export": call(
    z.object({ overrides: Overrides.optional() }).strict(),
    z.object({
      files: z.array(WrittenFile),
      notSaid: z.array(z.string()),
      /** The same as a `docker run` line for a POSIX shell. */
      line: z.string(),
    }),
  ),
  /** What somebody else's files come to as settings. Nothing is saved. */
  "settings.readFiles": call(
    z
      .object({
        /** Compose files in the order that they are laid over each other, or none. */
        compose: z.array(z.string().max(1_000_000)).max(5).default([]),
        /** The variables beside them. */
        env: z.string().max(1_000_000).default(""),
        /** Where the files are, absolute; without it a path that is relative is not taken. */
        folder: z.string().min(1).nullable().default(null),
      })
      .strict(),
    SettingsImport,
  ),
} as const;
