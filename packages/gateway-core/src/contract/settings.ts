import { z } from "zod";
import { isImageReference } from "./image-reference.ts";

export const settingsVersion = 1;

/** The image of the documentation; docs: https://docs.openclaw.ai/install/docker */
export const defaultImage = "ghcr.io/openclaw/openclaw:latest";
/** OpenClaw's own port; source: `openclaw gateway --port`, default 18789. */
export const defaultPort = 18789;

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

/** Asked of what is given from now on. A settings file is not given up because of an image that cannot be read. */
const ImageReference = z.string().refine(isImageReference, { error: "not an image reference" });

const preferenceFields = {
  /** Image reference: registry/path:tag or @digest. */
  image: z.string().min(1),
  /** Host port on 127.0.0.1; the container side is always 18789. */
  port: z.int().min(1).max(65535),
  state: StorageChoice,
  workspace: z.union([z.literal("auto"), z.object({ path: z.string().min(1) })]),
  /** Engine endpoint (`unix:///…`, `npipe:////./pipe/…`); null searches for one. */
  engine: z.string().min(1).nullable(),
  /** Restart a persistently unhealthy gateway by ourselves, at most 3 times in 10 minutes. */
  restartUnhealthy: z.boolean(),
  stopOnQuit: z.boolean(),
  theme: z.enum(["system", "light", "dark"]),
};

/** What a person may change. Everything has a default, so `{}` parses to a complete value. */
export const Preferences = z.object({
  image: preferenceFields.image.default(defaultImage),
  port: preferenceFields.port.default(defaultPort),
  state: preferenceFields.state.default({ kind: "auto" }),
  workspace: preferenceFields.workspace.default("auto"),
  engine: preferenceFields.engine.default(null),
  restartUnhealthy: preferenceFields.restartUnhealthy.default(false),
  stopOnQuit: preferenceFields.stopOnQuit.default(false),
  theme: preferenceFields.theme.default("system"),
});
export type Preferences = z.infer<typeof Preferences>;
export type PreferenceKey = keyof Preferences;

/**
 * A change of some preferences. Not `Preferences.partial()`: an optional field with a default is filled in all the same,
 * and a change of one setting would reset the others.
 */
export const PreferencesPatch = z.object({ ...preferenceFields, image: ImageReference }).partial();
export type PreferencesPatch = z.infer<typeof PreferencesPatch>;

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
});
export type Memory = z.infer<typeof Memory>;

/** The settings file, shared by app and CLI. */
export const SettingsFile = z.object({
  version: z.literal(settingsVersion),
  preferences: Preferences,
  memory: Memory,
});
export type SettingsFile = z.infer<typeof SettingsFile>;

/**
 * Overrides of one command from the environment (`OPENCLAW_IMAGE`, `OPENCLAW_GATEWAY_PORT`, …). They win over the
 * settings for that command, are shown as overrides, and are never saved.
 */
export const Overrides = z
  .object({
    image: ImageReference,
    port: z.int().min(1).max(65535),
    stateDir: z.string().min(1),
    workspaceDir: z.string().min(1),
  })
  .partial();
export type Overrides = z.infer<typeof Overrides>;
