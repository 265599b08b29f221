import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Conf from "conf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settingsFileOptions, settingsPath } from "./settings-file.ts";
import { openSettings, type SettingsStore } from "./settings-store.ts";

let dir: string;
let file: string;
const stores: SettingsStore[] = [];

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "rockpool-settings-"));
  file = settingsPath(dir);
});

afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

function open(now = () => new Date("2026-11-23T06:41:02Z")): SettingsStore {
  const store = openSettings(
    () => new Conf<Record<string, unknown>>({ ...settingsFileOptions(dir), configName: "settings" }),
    { path: file, now },
  );
  stores.push(store);
  return store;
}

const onDisk = () => JSON.parse(fs.readFileSync(file, "utf8"));
const codes = (store: SettingsStore) => store.notices().map((notice) => notice.code);

describe("openSettings", () => {
  it("gives a fresh installation an id once, on disk before anybody uses it", () => {
    const first = open();
    const id = first.memory().instanceId;
    expect(onDisk().memory.instanceId).toBe(id);
    expect(open().memory().instanceId).toBe(id);
    expect(first.preferences().port).toBe(18789);
    expect(first.notices()).toEqual([]);
  });

  it("keeps what it is told, for the next process", () => {
    const store = open();
    expect(store.setPreferences({ port: 20000 }).port).toBe(20000);
    store.remember({ shouldRun: true, knownStates: ["bind:/a"] });
    const next = open();
    expect(next.preferences().port).toBe(20000);
    expect(next.memory()).toMatchObject({ shouldRun: true, knownStates: ["bind:/a"] });
  });

  it("does not undo what another process changed meanwhile", () => {
    const one = open();
    const two = open();
    one.setPreferences({ port: 20000 });
    two.remember({ shouldRun: true });
    expect(onDisk().preferences.port).toBe(20000);
    expect(onDisk().memory.shouldRun).toBe(true);
  });

  it("keeps fields it does not know", () => {
    open();
    fs.writeFileSync(file, JSON.stringify({ ...onDisk(), later: { a: 1 } }));
    open().setPreferences({ port: 20000 });
    expect(onDisk().later).toEqual({ a: 1 });
  });

  it("tells when another process writes", async () => {
    const one = open();
    const heard = vi.fn();
    one.onChange(heard);
    open().setPreferences({ theme: "dark" });
    await vi.waitFor(() => expect(one.preferences().theme).toBe("dark"), { timeout: 5000 });
    expect(heard).toHaveBeenCalled();
  });

  it("is silent when nothing changes", () => {
    const store = open();
    const heard = vi.fn();
    store.onChange(heard);
    store.setPreferences({ port: 18789 });
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("a damaged file", () => {
  it("is moved aside, and the last good one takes its place", () => {
    const before = open();
    before.setPreferences({ port: 20000 });
    fs.writeFileSync(file, '{"version": 1, "preferences": {"port": 2');
    const store = open();
    expect(codes(store)).toEqual(["settings-recovered"]);
    expect(store.notices()[0]?.facts).toMatchObject({ restored: "yes" });
    expect(store.memory().instanceId).toBe(before.memory().instanceId);
    expect(store.preferences().port).toBe(20000);
    const aside = `${file}.unreadable-2026-11-23T06-41-02`;
    expect(fs.readFileSync(aside, "utf8")).toContain('"port": 2');
    expect(onDisk().preferences.port).toBe(20000);
  });

  it("costs nothing but itself where there never was a good one", () => {
    fs.writeFileSync(file, "\0\0\0\0");
    const store = open();
    expect(codes(store)).toEqual(["settings-recovered"]);
    expect(store.preferences().port).toBe(18789);
    expect(onDisk().memory.instanceId).toBe(store.memory().instanceId);
  });

  it("loses one bad field and no other", () => {
    const id = open().memory().instanceId;
    fs.writeFileSync(
      file,
      JSON.stringify({ ...onDisk(), preferences: { port: "many", theme: "dark", image: "a:1" } }),
    );
    const store = open();
    expect(store.preferences()).toMatchObject({ port: 18789, theme: "dark", image: "a:1" });
    expect(store.memory().instanceId).toBe(id);
    expect(store.notices()[0]).toMatchObject({
      code: "settings-recovered",
      facts: { fields: "preferences.port" },
    });
    expect(fs.readdirSync(dir).some((name) => name.includes("unreadable"))).toBe(true);
    expect(codes(open())).toEqual([]);
  });

  it("that becomes unreadable while we run does not cost what we hold", () => {
    let content: Record<string, unknown> | null = {};
    let changed = () => {};
    const store = openSettings(
      () => ({
        path: file,
        get store() {
          if (content === null) throw new SyntaxError("Unexpected end of JSON input");
          return content;
        },
        set store(value) {
          content = value;
        },
        onDidAnyChange(callback) {
          changed = callback;
          return () => {};
        },
      }),
      { path: file },
    );
    store.setPreferences({ port: 20000 });
    content = null;
    changed();
    expect(store.preferences().port).toBe(20000);
    expect(store.notices()).toEqual([]);
    store.remember({ shouldRun: true });
    expect(content).toMatchObject({ preferences: { port: 20000 }, memory: { shouldRun: true } });
  });

  it("by a slip of an editor while we run is kept as a copy before our next change is written", () => {
    const store = open();
    fs.writeFileSync(file, JSON.stringify({ ...onDisk(), later: { a: 1 } }));
    store.setPreferences({ port: 20000 });
    const slip = '{ "preferences": { "port": 20001, } oops';
    fs.writeFileSync(file, slip);
    store.remember({ shouldRun: true });
    expect(fs.readFileSync(`${file}.unreadable-2026-11-23T06-41-02`, "utf8")).toBe(slip);
    expect(codes(store)).toEqual(["settings-recovered"]);
    expect(onDisk()).toMatchObject({
      preferences: { port: 20000 },
      memory: { shouldRun: true },
      later: { a: 1 },
    });
  });

  it("that was deleted is made again with the same id", () => {
    const id = open().memory().instanceId;
    fs.rmSync(file);
    const store = open();
    expect(store.memory().instanceId).toBe(id);
    expect(onDisk().memory.instanceId).toBe(id);
  });
});

describe("a file from a newer version", () => {
  it("is read as far as it is understood, and never written", () => {
    const text = JSON.stringify({
      version: 99,
      preferences: { port: 20000, theme: "sepia" },
      memory: { instanceId: "abcdefgh-1" },
    });
    fs.writeFileSync(file, text);
    const store = open();
    expect(codes(store)).toEqual(["settings-newer"]);
    expect(store.preferences()).toMatchObject({ port: 20000, theme: "system" });
    expect(store.memory().instanceId).toBe("abcdefgh-1");
    expect(store.setPreferences({ port: 20001 }).port).toBe(20001);
    store.remember({ shouldRun: true });
    expect(store.memory().shouldRun).toBe(true);
    expect(fs.readFileSync(file, "utf8")).toBe(text);
    expect(fs.readdirSync(dir)).toEqual([path.basename(file)]);
  });
});

describe("a file that cannot be written", () => {
  it("is left alone when it is read-only; changes hold until the process ends", () => {
    open().setPreferences({ port: 20000 });
    const text = fs.readFileSync(file, "utf8");
    fs.chmodSync(file, 0o444);
    const store = open();
    expect(codes(store)).toEqual(["settings-read-only"]);
    store.setPreferences({ port: 20001 });
    store.remember({ shouldRun: true });
    expect(store.preferences().port).toBe(20001);
    expect(store.memory().shouldRun).toBe(true);
    expect(fs.readFileSync(file, "utf8")).toBe(text);
  });

  it("keeps no installation that the next process would not know, until it can", () => {
    const known = open();
    fs.chmodSync(file, 0o444);
    expect([known.unkept(), open().unkept()]).toEqual([null, null]);

    let isFull = true;
    let content: Record<string, unknown> = {};
    const fresh = openSettings(
      () => ({
        path: "/nowhere/settings.json",
        get store() {
          return content;
        },
        set store(value) {
          if (isFull) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
          content = value;
        },
        onDidAnyChange: () => () => {},
      }),
      { path: "/nowhere/settings.json" },
    );
    expect(fresh.unkept()).toMatchObject({ code: "settings-read-only", facts: { needed: "yes" } });
    isFull = false;
    expect(fresh.unkept()).toBeNull();
    expect(content).toMatchObject({ memory: { instanceId: fresh.memory().instanceId } });
  });

  it("for a moment loses no key that we do not know, and no change of ours", () => {
    open();
    fs.writeFileSync(file, JSON.stringify({ ...onDisk(), later: { a: 1 } }));
    const store = open();
    fs.chmodSync(file, 0o444);
    store.setPreferences({ port: 20000 });
    fs.chmodSync(file, 0o600);
    store.remember({ shouldRun: true });
    expect(onDisk()).toMatchObject({
      preferences: { port: 20000 },
      memory: { shouldRun: true },
      later: { a: 1 },
    });
    expect(codes(store)).toEqual([]);
  });

  it("in a directory that cannot be made works in memory", () => {
    fs.rmSync(dir, { recursive: true });
    fs.writeFileSync(dir, "a file where the directory should be");
    const store = open();
    expect(codes(store)).toEqual(["settings-read-only"]);
    const id = store.memory().instanceId;
    store.setPreferences({ port: 20000 });
    expect(store.preferences().port).toBe(20000);
    expect(store.memory().instanceId).toBe(id);
  });
});
