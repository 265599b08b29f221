import fs from "node:fs";
import type { Failure } from "../contract/failure.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import type { Memory } from "../contract/settings.ts";
import type { Notice } from "../contract/snapshot.ts";
import type { Unsubscribe } from "../contract/topics.ts";
import { type Logger, silentLogger } from "../host/logger.ts";
import type { KeyValueFile } from "./key-value-file.ts";
import { mergeSettings, type ParsedSettings, parseSettings } from "./parse-settings.ts";
import { copyAside, keepLastGood, readLastGood, setAside } from "./set-aside.ts";
import { watchSettings } from "./watch-settings.ts";

/** The settings file as values. Never throws: what cannot be read or written becomes a notice. */
export interface SettingsStore {
  preferences(): Preferences;
  memory(): Memory;
  /** Answers with the whole new value. Where the file cannot be written it holds until this process ends. */
  setPreferences(patch: Partial<Preferences>): Preferences;
  remember(patch: Partial<Memory>): void;
  /** What a person should know about the file: recovered, from a newer version, read-only. */
  notices(): readonly Notice[];
  /**
   * Why what is made now would be nobody's when this process has ended: the instance id is only in memory. null where the
   * next process has it too. Tries to write it once more.
   */
  unkept(): Failure | null;
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

/** Opens the file, or goes on without one: a damaged file is moved aside, one that cannot be written is left alone. */
export function openSettings(openFile: () => KeyValueFile, options: SettingsOptions): SettingsStore {
  const { path, log = silentLogger, now = () => new Date() } = options;
  const notices = new Map<Notice["code"], Notice>();
  const listeners = new Set<() => void>();
  let unsubscribe: Unsubscribe = () => {};

  const note = (code: Notice["code"], facts: Record<string, string>) => {
    notices.set(code, { id: code, code, facts });
    log.warn(`settings: ${code}`, facts);
  };

  let keptId: string | null = null;
  let file = open();
  let current = adopt(read(), true);
  unsubscribe = file === null ? unsubscribe : follow(file);

  function follow(opened: KeyValueFile): Unsubscribe {
    const stops = [opened.onDidAnyChange(changedOnDisk)];
    try {
      stops.push(watchSettings(path, changedOnDisk));
    } catch (error) {
      log.warn("settings: changes of other processes are not seen", { path, reason: reasonOf(error) });
    }
    return () => {
      for (const stop of stops) stop();
    };
  }

  function open(): KeyValueFile | null {
    try {
      return openFile();
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        note("settings-read-only", { path, reason: reasonOf(error) });
        return null;
      }
      return reopen(error);
    }
  }

  function reopen(cause: unknown): KeyValueFile | null {
    const movedTo = setAside(path, now());
    if (movedTo === null) {
      note("settings-read-only", { path, reason: reasonOf(cause) });
      return null;
    }
    const lastGood = readLastGood(path);
    note("settings-recovered", { path, backup: movedTo, restored: lastGood ? "yes" : "no" });
    try {
      const fresh = openFile();
      if (lastGood) fresh.store = lastGood.raw as Record<string, unknown>;
      return fresh;
    } catch (error) {
      note("settings-read-only", { path, reason: reasonOf(error) });
      return null;
    }
  }

  function read(onDamage: () => unknown = () => null): unknown {
    try {
      return file?.store ?? {};
    } catch (error) {
      log.warn("settings: cannot be read", { path, reason: reasonOf(error) });
      return error instanceof SyntaxError ? onDamage() : null;
    }
  }

  /** A slip of somebody who edits the file is about to be overwritten: a copy stays, and the keys that we do not know. */
  function keepDamaged(): unknown {
    const backup = copyAside(path, now());
    note("settings-recovered", { path, restored: "yes", ...(backup === null ? {} : { backup }) });
    return readLastGood(path)?.raw ?? null;
  }

  /** Takes what was read and, the first time, completes the file: a new instance id must be there before it is used. */
  function adopt(raw: unknown, first: boolean): ParsedSettings {
    const lastGood = first ? readLastGood(path)?.memory : undefined;
    const parsed = parseSettings(raw, first ? lastGood : current.memory);
    const idOnDisk = (raw as { memory?: { instanceId?: unknown } } | null)?.memory?.instanceId;
    const { instanceId } = parsed.memory;
    if (instanceId === idOnDisk || instanceId === lastGood?.instanceId) keptId = instanceId;
    if (parsed.newer) {
      note("settings-newer", { path });
      return parsed;
    }
    notices.delete("settings-newer");
    if (parsed.dropped.length > 0) {
      const movedTo = copyAside(path, now());
      note("settings-recovered", {
        path,
        fields: parsed.dropped.join(", "),
        ...(movedTo ? { backup: movedTo } : {}),
      });
    }
    if (first && (idOnDisk === undefined || parsed.dropped.length > 0)) write(raw, parsed);
    else if (first && file !== null) {
      keepLastGood(path, raw);
      if (isReadOnly(path)) note("settings-read-only", { path, reason: "the file may not be written" });
    }
    return parsed;
  }

  function write(raw: unknown, next: ParsedSettings): void {
    if (file === null || next.newer) return;
    if (isReadOnly(path)) {
      note("settings-read-only", { path, reason: "the file may not be written" });
      return;
    }
    const content = mergeSettings(raw, next.preferences, next.memory);
    try {
      file.store = content;
      keptId = next.memory.instanceId;
      notices.delete("settings-read-only");
      keepLastGood(path, content);
    } catch (error) {
      note("settings-read-only", { path, reason: reasonOf(error) });
    }
  }

  /** Another process may have written since: only our patch goes on top of what is there now. */
  function update(change: (settings: ParsedSettings) => ParsedSettings): void {
    let isDamaged = false;
    const raw = read(() => {
      isDamaged = true;
      return keepDamaged();
    });
    // What could not be written holds all the same, and goes with the next write that succeeds.
    const isBehind = isDamaged || isEmpty(raw) || notices.has("settings-read-only");
    const onDisk = parseSettings(raw, current.memory);
    const next = change(isBehind && !onDisk.newer ? current : onDisk);
    if (same(next, current) && !isBehind) return;
    current = next;
    write(raw, next);
    tell();
  }

  function changedOnDisk(): void {
    const raw = read();
    // Half-written by an editor, or deleted: what we hold is better, and the next change of ours writes it again.
    if (isEmpty(raw)) return;
    const before = JSON.stringify([current, [...notices.keys()]]);
    current = adopt(raw, false);
    if (JSON.stringify([current, [...notices.keys()]]) !== before) tell();
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  return {
    preferences: () => current.preferences,
    memory: () => current.memory,
    setPreferences(patch) {
      update((base) => ({ ...base, preferences: { ...base.preferences, ...patch } }));
      return current.preferences;
    },
    remember(patch) {
      update((base) => ({ ...base, memory: { ...base.memory, ...patch } }));
    },
    notices: () => [...notices.values()],
    unkept() {
      if (keptId !== current.memory.instanceId) update((base) => base);
      if (keptId === current.memory.instanceId) return null;
      const message = "The instance id is on no disk";
      return { code: "settings-read-only", message, facts: { path, needed: "yes" } };
    },
    onChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close() {
      unsubscribe();
      listeners.clear();
      file = null;
    },
  };
}

/**
 * A file without any write bit says "leave me alone", and an atomic write would replace it all the same. Root may write
 * anything, so the mode is asked and not only the kernel.
 */
function isReadOnly(path: string): boolean {
  try {
    const mode = fs.statSync(path).mode;
    if ((mode & 0o222) === 0) return true;
    fs.accessSync(path, fs.constants.W_OK);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

function isEmpty(raw: unknown): boolean {
  return typeof raw !== "object" || raw === null || Object.keys(raw).length === 0;
}

function same(a: ParsedSettings, b: ParsedSettings): boolean {
  return JSON.stringify([a.preferences, a.memory]) === JSON.stringify([b.preferences, b.memory]);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
