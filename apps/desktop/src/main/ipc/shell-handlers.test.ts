import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BrowserWindow } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ControlView } from "../control-view/control-view.ts";
import { shellHandlers } from "./shell-handlers.ts";

let folder: string;
let target: string | null;
const place = vi.fn();
const writeText = vi.fn();
const openExternal = vi.fn();
const showOpenDialog = vi.fn(async () => ({
  canceled: target === null,
  filePaths: target === null ? [] : [target],
}));

beforeEach(() => {
  vi.clearAllMocks();
  folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-save-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const handlers = () =>
  shellHandlers({
    window: {} as BrowserWindow,
    controlView: { place } as unknown as ControlView,
    browseDashboard: async () => {},
    openExternal,
    clipboard: { writeText },
    dialog: {
      showSaveDialog: async () => ({ canceled: target === null, filePath: target ?? "" }),
      showOpenDialog,
    },
  });

describe("shellHandlers", () => {
  it("lays the dashboard on whole pixels without a gap or an overlap", () => {
    void handlers()["shell.place-dashboard"]({ bounds: { x: 200.4, y: 36.5, width: 839.6, height: 683.5 } });
    expect(place).toHaveBeenCalledWith({ x: 200, y: 37, width: 840, height: 683 });
    void handlers()["shell.place-dashboard"]({ bounds: null });
    expect(place).toHaveBeenLastCalledWith(null);
  });

  it("saves text where the person says", async () => {
    target = path.join(folder, "gateway.log");
    await handlers()["shell.save-text"]({ fileName: "gateway.log", text: "line\n" });
    expect(readFileSync(target, "utf8")).toBe("line\n");
  });

  it("saves nothing when the person thinks better of it", async () => {
    target = null;
    await expect(handlers()["shell.save-text"]({ fileName: "a", text: "b" })).resolves.toBeUndefined();
  });

  it("says which path cannot be written", async () => {
    target = path.join(folder, "no", "such", "folder");
    await expect(handlers()["shell.save-text"]({ fileName: "a", text: "b" })).rejects.toMatchObject({
      failure: { code: "path-invalid", facts: { path: target } },
    });
  });

  it.each([
    ["open", "openFile"],
    ["folder", "openDirectory"],
  ] as const)("lets the person point at what is to be used: %s", async (kind, property) => {
    target = path.join(folder, "openclaw.tar");
    await expect(handlers()["shell.choose-path"]({ kind })).resolves.toEqual({ path: target });
    expect(showOpenDialog).toHaveBeenCalledWith({}, { properties: [property] });
  });

  it("chooses a file to save to without writing it, and nothing after a no", async () => {
    target = path.join(folder, "openclaw.tar");
    const save = { kind: "save", fileName: "openclaw.tar" } as const;
    await expect(handlers()["shell.choose-path"](save)).resolves.toEqual({ path: target });
    expect(existsSync(target)).toBe(false);
    target = null;
    await expect(handlers()["shell.choose-path"](save)).resolves.toEqual({ path: null });
    await expect(handlers()["shell.choose-path"]({ kind: "open" })).resolves.toEqual({ path: null });
  });

  it("copies and opens through the one function for each", () => {
    void handlers()["shell.copy-text"]({ text: "sha256:aa" });
    void handlers()["shell.open-external"]({ url: "https://example.com" });
    expect(writeText).toHaveBeenCalledWith("sha256:aa");
    expect(openExternal).toHaveBeenCalledWith("https://example.com");
  });
});
