import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findWindow } from "./find-window.mjs";

describe.runIf(process.platform === "linux")("on Linux", () => {
  let dist = "";

  beforeEach(() => {
    dist = mkdtempSync(path.join(tmpdir(), "rockpool-dist-"));
    writeFileSync(path.join(dist, "electron"), "");
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", dist);
    vi.stubEnv("DISPLAY", ":99");
    vi.stubEnv("ROCKPOOL_ALLOW_ROOT", undefined);
    vi.spyOn(process, "getuid").mockReturnValue(1234);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(dist, { recursive: true, force: true });
  });

  test("without a display there is no window", async () => {
    vi.stubEnv("DISPLAY", undefined);
    vi.stubEnv("WAYLAND_DISPLAY", undefined);
    expect(await findWindow()).toEqual({ program: null, why: "there is no display" });
  });

  test("root gets a window only when asked for, and then without a sandbox", async () => {
    vi.spyOn(process, "getuid").mockReturnValue(0);
    expect(await findWindow()).toMatchObject({ program: null, why: expect.stringContaining("root") });
    vi.stubEnv("ROCKPOOL_ALLOW_ROOT", "1");
    expect(await findWindow()).toMatchObject({
      program: path.join(dist, "electron"),
      args: ["--no-sandbox"],
    });
  });

  test("a folder without Electron is named", async () => {
    const empty = path.join(dist, "empty");
    mkdirSync(empty);
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", empty);
    expect(await findWindow()).toMatchObject({ program: null, why: expect.stringContaining(empty) });
  });
});
