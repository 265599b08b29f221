import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkExtensions } from "./check-extensions.ts";
import { checkMemory } from "./check-memory.ts";
import { sourceArguments } from "./source-arguments.ts";
import { sourceCheckout } from "./source-checkout.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-source-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function make(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

const at = new Date("2026-11-25T10:20:30.456Z");

describe("a checkout", () => {
  it("says its version", async () => {
    await make({ Dockerfile: "", "package.json": '{"name":"openclaw","version":"2026.9.6","private":true}' });
    expect(await sourceCheckout(folder)).toEqual({ folder, name: "openclaw", version: "2026.9.6" });
  });

  it.each(["", "not JSON", '{"version":3}'])("with the manifest %j has none", async (text) => {
    await make({ Dockerfile: "", "package.json": text });
    expect((await sourceCheckout(folder)).version).toBeNull();
  });

  it("without a Dockerfile, or with a folder of that name, is refused", async () => {
    const refused = { failure: { code: "build-no-dockerfile", facts: { path: folder } } };
    await expect(sourceCheckout(folder)).rejects.toMatchObject(refused);
    await mkdir(path.join(folder, "Dockerfile"));
    await expect(sourceCheckout(folder)).rejects.toMatchObject(refused);
  });
});

describe("plugins to build in", () => {
  it("are manifest ids or folders, apart by spaces or commas", async () => {
    await make({
      "extensions/matrix/openclaw.plugin.json": '{"id":"matrix"}',
      "extensions/diagnostics/openclaw.plugin.json": '{"id":"diagnostics-otel"}',
      "extensions/odd/openclaw.plugin.json": "no JSON",
      "extensions/README.md": "",
    });
    const wanted = " matrix,diagnostics-otel  diagnostics, odd ";
    expect(await checkExtensions(folder, wanted)).toEqual([
      "matrix",
      "diagnostics-otel",
      "diagnostics",
      "odd",
    ]);
    for (const extension of ["matrx", "README.md", "..", "a;b"])
      await expect(checkExtensions(folder, `matrix ${extension}`)).rejects.toMatchObject({
        failure: { code: "build-unknown-extension", facts: { extension } },
      });
  });

  it("cannot be judged without the folder", async () => {
    expect(await checkExtensions(folder, "anything")).toEqual(["anything"]);
    await expect(checkExtensions(folder, "$(id)")).rejects.toMatchObject({ code: "build-unknown-extension" });
  });
});

describe("build arguments", () => {
  it("are what is asked for, by both names where there are two", () => {
    const wanted = {
      ...{ aptPackages: " ffmpeg  g++ libssl-dev:amd64 ", pipPackages: "httpx[http2]==0.27.0 rich>=13,<14" },
      ...{ browser: true, dockerCli: true, nodeOptions: "--max-old-space-size=4096" },
    };
    const commit = "a".repeat(40);
    expect(sourceArguments(wanted, { extensions: ["matrix", "codex"], commit, at })).toEqual({
      OPENCLAW_IMAGE_APT_PACKAGES: "ffmpeg g++ libssl-dev:amd64",
      OPENCLAW_DOCKER_APT_PACKAGES: "ffmpeg g++ libssl-dev:amd64",
      OPENCLAW_IMAGE_PIP_PACKAGES: "httpx[http2]==0.27.0 rich>=13,<14",
      OPENCLAW_EXTENSIONS: "matrix codex",
      OPENCLAW_INSTALL_BROWSER: "1",
      OPENCLAW_INSTALL_DOCKER_CLI: "1",
      OPENCLAW_DOCKER_BUILD_NODE_OPTIONS: "--max-old-space-size=4096",
      GIT_COMMIT: commit,
      OPENCLAW_BUILD_TIMESTAMP: "2026-11-25T10:20:30Z",
    });
  });

  it("leave the Dockerfile its defaults", () => {
    const args = sourceArguments({ browser: false, aptPackages: " " }, { extensions: [], commit: null, at });
    expect(Object.keys(args)).toEqual(["OPENCLAW_BUILD_TIMESTAMP"]);
  });

  it.each([
    ["aptPackages", "curl; reboot"],
    ["aptPackages", "--allow-unauthenticated"],
    ["pipPackages", "a && b"],
    ["pipPackages", "--index-url"],
    ["nodeOptions", "$(id)"],
  ])("with %s of %j are refused", (name, value) => {
    expect(() => sourceArguments({ [name]: value }, { extensions: [], commit: null, at })).toThrow(
      expect.objectContaining({ code: "input-invalid" }),
    );
  });
});

describe("memory", () => {
  it.each([
    ["2026.9.6", 6e9, true],
    ["2026.9.6", 5.9e9, false],
    ["2026.5.0", 2e9, false],
    ["2026.4.29", 2e9, true],
    ["2026.4.29", 1e9, false],
    [null, 1e9, true],
    ["main", 1e9, true],
    ["2026.9.6", 0, true],
  ])("for %s with %d bytes: %s", (version, memoryBytes, enough) => {
    const check = () => checkMemory({ memoryBytes }, version);
    if (enough) expect(check).not.toThrow();
    else
      expect(check).toThrow(
        expect.objectContaining({
          failure: expect.objectContaining({
            code: "build-too-little-memory",
            facts: { has: String(memoryBytes), needs: version === "2026.4.29" ? "2000000000" : "6000000000" },
          }),
        }),
      );
  });
});
