import type { Memory, Preferences } from "../contract/settings.ts";
import type { Notice } from "../contract/snapshot.ts";
import type { Unsubscribe } from "../contract/topics.ts";
import type { Logger } from "../host/logger.ts";
import type { KeyValueFile } from "./key-value-file.ts";

/** The settings file as values. Never throws: what cannot be read or written becomes a notice. */
export interface SettingsStore {
  preferences(): Preferences;
  memory(): Memory;
  /** Answers with the whole new value. Where the file cannot be written it holds until this process ends. */
  setPreferences(patch: Partial<Preferences>): Preferences;
  remember(patch: Partial<Memory>): void;
  /** What a person should know about the file: recovered, from a newer version, read-only. */
  notices(): readonly Notice[];
  /** After every change of preferences, memory or notices, by whichever process. */
  onChange(callback: () => void): Unsubscribe;
  close(): void;
}

export interface SettingsOptions {
  /** Path of the file, to move a corrupt one aside. */
  path: string;
  log?: Logger;
  now?: () => Date;
}

export function openSettings(_openFile: () => KeyValueFile, _options: SettingsOptions): SettingsStore {
  throw new Error("not built yet");
}
