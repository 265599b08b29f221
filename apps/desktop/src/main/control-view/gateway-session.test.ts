import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Session } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freshForImage } from "./gateway-session.ts";

let folder: string;
const clearStorageData = vi.fn();
const clearCache = vi.fn();
const session = { clearStorageData, clearCache } as unknown as Session;
const load = (image: string) => freshForImage(session, path.join(folder, "gateway-image"), image);

beforeEach(() => {
  vi.resetAllMocks();
  folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-image-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("freshForImage", () => {
  it("begins anew with every other image, and only then", async () => {
    await load("sha256:aa");
    await load("sha256:aa");
    expect(clearStorageData).toHaveBeenCalledTimes(1);
    await load("sha256:bb");
    expect(clearStorageData).toHaveBeenCalledTimes(2);
    expect(clearCache).toHaveBeenCalledTimes(2);
  });

  it("leaves cookies and storage alone", async () => {
    await load("sha256:aa");
    expect(clearStorageData).toHaveBeenCalledWith({ storages: ["serviceworkers", "cachestorage"] });
  });

  it("does without a memory where none can be kept", async () => {
    rmSync(folder, { recursive: true });
    await load("sha256:aa");
    await load("sha256:aa");
    expect(clearStorageData).toHaveBeenCalledTimes(2);
    folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-image-"));
  });
});
