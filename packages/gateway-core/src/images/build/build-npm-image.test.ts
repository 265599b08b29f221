import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { npmImageContext } from "./build-npm-image.ts";

const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-npm-image-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("Without certificates of its own the context is a Dockerfile and nothing else", async () => {
  const files = await npmImageContext({ version: "2026.9.6", tag: "x" });
  expect(files.map((file) => file.name)).toEqual(["Dockerfile"]);
});

test("A company's certificates go along", async () => {
  const extraCaFile = path.join(folder, "ca.pem");
  await writeFile(extraCaFile, certificate);
  const files = await npmImageContext({ version: "2026.9.6", tag: "x", extraCaFile });
  expect(files[1]).toEqual({ kind: "text", name: "build-ca.pem", text: certificate });
});

test.each([
  ["that is not there", null, "Cannot read"],
  ["that holds no certificate", "hello", "holds no PEM certificates"],
])("A certificate file %s is refused before the engine is asked", async (_, content, message) => {
  const extraCaFile = path.join(folder, "ca.pem");
  if (content !== null) await writeFile(extraCaFile, content);
  const context = npmImageContext({ version: "2026.9.6", tag: "x", extraCaFile });
  await expect(context).rejects.toMatchObject({
    code: "input-invalid",
    failure: { message: expect.stringContaining(message) },
  });
});

test("A version that cannot be one is the caller's mistake, not the engine's", async () => {
  await expect(npmImageContext({ version: "newest", tag: "x" })).rejects.toMatchObject({
    code: "input-invalid",
  });
});
