import fs from "node:fs";
import type { Memory } from "../contract/settings.ts";
import { parseSettings } from "./parse-settings.ts";

/** Renames a file to `<path>.unreadable-2026-11-23T06-41-02`; null where that is not possible. */
export function setAside(path: string, now: Date): string | null {
  const target = asideName(path, now);
  try {
    fs.renameSync(path, target);
    return target;
  } catch {
    return null;
  }
}

/** The same for a file that stays in use. */
export function copyAside(path: string, now: Date): string | null {
  const target = asideName(path, now);
  try {
    fs.copyFileSync(path, target, fs.constants.COPYFILE_EXCL);
    return target;
  } catch {
    return null;
  }
}

function asideName(path: string, now: Date): string {
  return `${path}.unreadable-${now.toISOString().slice(0, 19).replaceAll(":", "-")}`;
}

/**
 * A copy of the last file that could be read. Without it a damaged file would cost the instance id, and with it the
 * container and the state that are ours.
 */
export function keepLastGood(path: string, content: unknown): void {
  const target = lastGoodPath(path);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(temporary, JSON.stringify(content, null, "\t"), { mode: 0o600 });
    fs.renameSync(temporary, target);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}

export function readLastGood(path: string): { raw: unknown; memory: Memory } | null {
  try {
    const raw: unknown = JSON.parse(fs.readFileSync(lastGoodPath(path), "utf8"));
    const parsed = parseSettings(raw);
    const known = (raw as { memory?: { instanceId?: unknown } }).memory?.instanceId;
    return parsed.memory.instanceId === known ? { raw, memory: parsed.memory } : null;
  } catch {
    return null;
  }
}

function lastGoodPath(path: string): string {
  return `${path}.last-good`;
}
