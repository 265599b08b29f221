import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Progress } from "../contract/progress.ts";
import { EngineError } from "../engine/engine-error.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { loadImage } from "./load-image.ts";
import { saveImage } from "./save-image.ts";

let folder: string;
let engine: FakeEngine;
let told: Progress[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-image-file-"));
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { sizeBytes: 10_000 });
  told = [];
});
afterEach(() => rm(folder, { recursive: true }));

const common = () => ({
  engine,
  signal: new AbortController().signal,
  onProgress: (progress: Progress) => void told.push(progress),
});
const save = (change: Partial<Parameters<typeof saveImage>[0]> = {}) =>
  saveImage({
    ...common(),
    reference: "openclaw:1",
    path: path.join(folder, "a.tar"),
    overwrite: false,
    ...change,
  });

describe("an image in a file", () => {
  it("is written whole, for nobody else to read, and loaded again", async () => {
    await save();
    expect(await readdir(folder)).toEqual(["a.tar"]);
    expect(told.at(-1)).toMatchObject({ bytesDone: 10_000, bytesTotal: 10_000 });
    expect(await loadImage({ ...common(), path: path.join(folder, "a.tar") })).toBe("openclaw:1");
  });

  it("does not replace another file unasked", async () => {
    const file = path.join(folder, "a.tar");
    await writeFile(file, "mine");
    await expect(save()).rejects.toMatchObject({ code: "input-invalid" });
    expect(await readFile(file, "utf8")).toBe("mine");
    await save({ overwrite: true });
    expect(await readFile(file, "utf8")).not.toBe("mine");
  });

  it("leaves the old file and nothing half where the engine breaks off", async () => {
    const file = path.join(folder, "a.tar");
    await writeFile(file, "mine");
    engine.saveImage = async () =>
      Readable.from(
        (async function* () {
          yield Buffer.from("half");
          throw new EngineError("connection-lost", "gone");
        })(),
      );
    await expect(save({ overwrite: true })).rejects.toMatchObject({ kind: "connection-lost" });
    expect(await readdir(folder)).toEqual(["a.tar"]);
    expect(await readFile(file, "utf8")).toBe("mine");
  });

  it.each([
    ["image that is not here", { reference: "nothing:1" }, "image-missing"],
    ["folder that is not there", { path: "/nowhere/at/all/a.tar" }, "path-invalid"],
  ])("is refused for an %s", async (_what, change, code) => {
    await expect(save(change)).rejects.toMatchObject({ code });
  });

  it("is not loaded from a file that is none, or is not there", async () => {
    const file = path.join(folder, "not.tar");
    await writeFile(file, "hello");
    engine.failNext("loadImage", new EngineError("archive-invalid", "no manifest"));
    await expect(loadImage({ ...common(), path: file })).rejects.toMatchObject({
      code: "image-archive-invalid",
      failure: { facts: { path: file, reason: "no manifest" } },
    });
    const gone = path.join(folder, "gone.tar");
    await expect(loadImage({ ...common(), path: gone })).rejects.toMatchObject({ code: "path-invalid" });
  });
});
