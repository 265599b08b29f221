import { describe, expect, it } from "vitest";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { testHost } from "../testing/test-host.ts";
import { rockpoolDirs } from "./rockpool-dirs.ts";

describe("rockpoolDirs", () => {
  it("follows the XDG base directories on Linux", () => {
    expect(rockpoolDirs(testHost())).toEqual({
      config: "/home/me/.config/rockpool",
      runtime: "/home/me/.local/state/rockpool/run",
      log: "/home/me/.local/state/rockpool/logs",
      cache: "/home/me/.cache/rockpool",
    });
    const env = {
      XDG_CONFIG_HOME: "/c",
      XDG_STATE_HOME: "/s",
      XDG_CACHE_HOME: "/k",
      XDG_RUNTIME_DIR: "/run/user/1000",
    };
    expect(rockpoolDirs(testHost({ env }))).toEqual({
      config: "/c/rockpool",
      runtime: "/run/user/1000/rockpool",
      log: "/s/rockpool/logs",
      cache: "/k/rockpool",
    });
  });

  it("ignores relative XDG paths, as the specification says", () => {
    const env = { XDG_CONFIG_HOME: "conf", XDG_RUNTIME_DIR: "" };
    expect(rockpoolDirs(testHost({ env })).config).toBe("/home/me/.config/rockpool");
  });

  it("puts things where macOS and Windows expect them", () => {
    expect(rockpoolDirs(testHost({ platform: "darwin", homeDir: "/Users/me" }))).toEqual({
      config: "/Users/me/Library/Application Support/Rockpool",
      runtime: "/Users/me/Library/Application Support/Rockpool/run",
      log: "/Users/me/Library/Logs/Rockpool",
      cache: "/Users/me/Library/Caches/Rockpool",
    });
    const env = { APPDATA: "C:\\Users\\me\\AppData\\Roaming", LOCALAPPDATA: "D:\\local" };
    expect(rockpoolDirs(testHost({ platform: "win32", homeDir: "C:\\Users\\me", env }))).toEqual({
      config: "C:\\Users\\me\\AppData\\Roaming\\Rockpool",
      runtime: "D:\\local\\Rockpool\\run",
      log: "D:\\local\\Rockpool\\logs",
      cache: "D:\\local\\Rockpool\\cache",
    });
  });

  it("puts everything under ROCKPOOL_HOME where it is set, home or not", () => {
    const host = testHost({ env: { ROCKPOOL_HOME: "/data/rp" }, homeDir: null });
    expect(rockpoolDirs(host)).toEqual({
      config: "/data/rp",
      runtime: "/data/rp/run",
      log: "/data/rp/logs",
      cache: "/data/rp/cache",
    });
  });

  it("says that there is no home", () => {
    const failed = expect(() => rockpoolDirs(testHost({ homeDir: null })));
    failed.toThrow(RockpoolError);
    failed.toThrow(expect.objectContaining({ code: "home-missing" }));
  });

  it("keeps sockets bindable under a very long path, each home with its own", () => {
    const deep = (name: string) => testHost({ env: { ROCKPOOL_HOME: `/${"deep/".repeat(30)}${name}` } });
    const one = rockpoolDirs(deep("one")).runtime;
    expect(one).toMatch(/^\/tmp\/rockpool-1000-[0-9a-f]{12}$/);
    expect(rockpoolDirs(deep("two")).runtime).not.toBe(one);
    expect(rockpoolDirs(deep("one")).runtime).toBe(one);
    const longTmp = { ...deep("one"), tmpDir: `/var/folders/${"x".repeat(90)}` };
    expect(rockpoolDirs(longTmp).runtime.length).toBeLessThan(80);
  });
});
