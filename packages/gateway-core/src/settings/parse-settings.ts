import { randomUUID } from "node:crypto";
import { Preferences } from "../contract/settings/preferences.ts";
import { Memory, settingsVersion } from "../contract/settings.ts";

export interface ParsedSettings {
  preferences: Preferences;
  memory: Memory;
  /** Written by a newer Rockpool: to be read, never written. */
  newer: boolean;
  /** Fields whose value was not usable and was replaced by its default, as `preferences.port`. */
  dropped: string[];
}

type Fields = Record<string, unknown>;

/**
 * Reads what it can: one bad field costs that field and no other. An empty object is a fresh file. `fallback` gives the
 * memory where the file has none, so that our own container is found again after a file was lost.
 */
export function parseSettings(raw: unknown, fallback?: Memory): ParsedSettings {
  const file = migrate(asFields(raw));
  const dropped: string[] = [];
  const memory = asFields(file.memory);
  return {
    preferences: parseFields(Preferences, asFields(file.preferences), "preferences", dropped),
    memory: parseFields(
      Memory,
      { ...freshMemory(), ...fallback, ...memory },
      "memory",
      dropped,
      fallback ?? freshMemory(),
    ),
    newer: typeof file.version === "number" && file.version > settingsVersion,
    dropped,
  };
}

/** What goes to the file: our values over what was there, so that a field we do not know survives. */
export function mergeSettings(raw: unknown, preferences: Preferences, memory: Memory): Fields {
  const file = asFields(raw);
  return {
    ...file,
    version: settingsVersion,
    preferences: { ...asFields(file.preferences), ...preferences },
    memory: { ...asFields(file.memory), ...memory },
  };
}

/** One function per step from a version to the next; version 1 is the first. */
const migrations: ReadonlyMap<number, (file: Fields) => Fields> = new Map();

function migrate(file: Fields): Fields {
  let current = file;
  for (let version = Number(file.version ?? settingsVersion); version < settingsVersion; version += 1) {
    current = migrations.get(version)?.(current) ?? current;
  }
  return current;
}

interface ObjectSchema<T> {
  shape: Record<string, unknown>;
  safeParse(value: unknown): {
    success: boolean;
    data?: T | undefined;
    error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined;
  };
}

function parseFields<T>(
  schema: ObjectSchema<T>,
  fields: Fields,
  prefix: string,
  dropped: string[],
  defaults: Fields = {},
): T {
  const first = schema.safeParse(fields);
  if (first.success) return first.data as T;
  const bad = new Set((first.error?.issues ?? []).map((issue) => String(issue.path[0])));
  const kept = { ...fields };
  for (const name of bad) {
    dropped.push(`${prefix}.${name}`);
    if (name in defaults) kept[name] = defaults[name];
    else delete kept[name];
  }
  const second = schema.safeParse(kept);
  if (!second.success) throw new Error(`defaults of ${prefix} do not parse`);
  return second.data as T;
}

function freshMemory(): Memory {
  return Memory.parse({ instanceId: randomUUID() });
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
