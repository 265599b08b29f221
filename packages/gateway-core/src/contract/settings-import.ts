import { z } from "zod";
import { PreferencesPatch } from "./settings/preferences.ts";

/** Why a part of a file is not taken into the settings. */
export const importReasons = [
  /** A secret: it belongs into the gateway, and is not read. */
  "secret",
  /** A value that the setting cannot have. */
  "invalid",
  /** A variable without a value, which the file needs. */
  "missing",
  /** Nothing that Rockpool has a setting for. */
  "unknown",
  /** Rockpool does it in its own way. */
  "own-way",
] as const;

/** What a file of somebody else's comes to as settings; nothing of it is dropped in silence. */
export const SettingsImport = z.object({
  patch: PreferencesPatch,
  left: z.array(
    z.object({
      /** A variable, or a place in the compose file. */
      what: z.string(),
      why: z.enum(importReasons),
    }),
  ),
  /** What is taken in another form than it is written, by code: `beyond-loopback`, `bind-alias`. */
  changed: z.array(z.enum(["beyond-loopback", "bind-alias"])),
});
export type SettingsImport = z.infer<typeof SettingsImport>;
