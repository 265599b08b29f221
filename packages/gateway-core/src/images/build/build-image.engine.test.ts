import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuildSource } from "../../contract/images.ts";
import type { Progress } from "../../contract/progress.ts";
import type { EngineFacts } from "../../contract/snapshot.ts";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import type { Engine } from "../../engine/engine.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { endpoint } from "../../service/testing/scratch-service.ts";
import { ensureNodeBase, nodeBaseTag } from "../../testing/node-base-image.ts";
import { tinyImage, tinyImageTag } from "../../testing/tiny-image.ts";
import { type BuildImageOptions, type BuiltImage, buildImage } from "./build-image.ts";
import { releaseEntries, sourceArchive } from "./testing/source-archive.ts";

let engine: Engine;
let facts: EngineFacts;
beforeAll(async () => {
  engine = await connectDockerode(endpoint);
  facts = await engine.facts();
  if ((await tinyImage(engine)) === null) throw new Error("there is no busybox");
});

let folder: string;
let tag: string;
let output: string[];
let told: [Progress, number | null][];
beforeEach(async () => {
  folder = await mkdtemp(path.join(await realpath(os.tmpdir()), "rockpool-build-"));
  tag = `rockpool-test/built-${randomBytes(4).toString("hex")}:1`;
  output = [];
  told = [];
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await engine.removeImage(tag).catch(() => undefined);
});

function build(source: BuildSource, more: Partial<BuildImageOptions> = {}): Promise<BuiltImage> {
  return buildImage({
    ...{ engine, facts, host: thisHost(), source, instanceId: "instance-of-a-test", log: silentLogger },
    signal: new AbortController().signal,
    onProgress: (...progress) => told.push(progress),
    onOutput: (line) => output.push(line),
    ...more,
  });
}

/** Files of the folder; the Dockerfile begins upon the tiny image. */
async function make(dockerfile: string, files: Record<string, string> = {}): Promise<BuildSource> {
  const head = `FROM ${tinyImageTag}\nLABEL dev.rockpool.test=1\n`;
  for (const [name, text] of Object.entries({ Dockerfile: head + dockerfile, ...files })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return { kind: "source", folder, arguments: {}, tag };
}

const nonce = () => randomBytes(4).toString("hex");

describe("a build from a folder", () => {
  it("knows .dockerignore, cache mounts and arguments, and says on the image what it is", async () => {
    const commit = "c".repeat(40);
    const source = await make(
      `ARG OPENCLAW_IMAGE_APT_PACKAGES
ARG OPENCLAW_EXTENSIONS
ARG GIT_COMMIT
COPY . /source
RUN --mount=type=cache,target=/cache echo ${nonce()} > /cache/x && test -s /cache/x
RUN test -f /source/src/kept && test ! -e /source/src/left && test ! -e /source/.git && test -x /source/run.sh
LABEL apt=$OPENCLAW_IMAGE_APT_PACKAGES extensions=$OPENCLAW_EXTENSIONS commit=$GIT_COMMIT`,
      {
        ...{
          ".dockerignore": "src\n!src/kept\n.git\n",
          "src/kept": "k",
          "src/left": "l",
          "run.sh": "#!/bin/sh\n",
        },
        ...{ ".git/HEAD": commit, "package.json": '{"name":"openclaw","version":"2026.9.6"}' },
        "extensions/matrix/package.json": "{}",
      },
    );
    await chmod(path.join(folder, "run.sh"), 0o755);
    const args = { aptPackages: "ffmpeg", extensions: "matrix" };
    const built = await build({ ...source, arguments: args } as BuildSource);
    expect(built).toMatchObject({ reference: tag, version: "2026.9.6" });
    const image = await engine.inspectImage(tag);
    expect(image?.id).toBe(built.imageId);
    expect(image?.labels).toMatchObject({
      ...{ "dev.rockpool.built": "source", "dev.rockpool.instance": "instance-of-a-test" },
      ...{ "org.opencontainers.image.version": "2026.9.6", "org.opencontainers.image.revision": commit },
      ...{ apt: "ffmpeg", extensions: "matrix", commit },
    });
    const fractions = told.flatMap(([, fraction]) => (fraction === null ? [] : [fraction]));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    const last = told.at(-1)?.[0];
    expect(last?.phase).toBe("building");
    expect(last?.items.map(({ state }) => state)).not.toContain("active");
    expect(last?.items.some(({ label }) => label?.includes("COPY . /source"))).toBe(true);
    expect(output.some((line) => line.includes("COPY . /source"))).toBe(true);
  });

  it("fails with the instruction, its exit code and what it said last", async () => {
    const words = nonce();
    const source = await make(`RUN true\nRUN echo said-${words} && exit 42\nRUN true`);
    await expect(build(source)).rejects.toMatchObject({
      failure: {
        code: "build-failed",
        facts: { step: `RUN echo said-${words} && exit 42`, exitCode: "42" },
        detail: expect.stringContaining(`said-${words}`),
      },
    });
    expect(await engine.inspectImage(tag)).toBeNull();
    expect(told.at(-1)?.[0].items.filter(({ state }) => state === "failed")).toHaveLength(1);
  });

  it("that is killed ran out of memory", async () => {
    // Not as the last command: that one would be process 1, which nobody inside can kill.
    const source = await make(`RUN echo ${nonce()}; sh -c 'kill -9 $$'; exit $?`);
    await expect(build(source)).rejects.toMatchObject({
      failure: {
        code: "build-out-of-memory",
        facts: { exitCode: "137", has: String(facts.memoryBytes), step: expect.stringContaining("kill -9") },
      },
    });
  });

  it("that finds the disk full says so", async () => {
    const source = await make(`RUN echo "${nonce()} write error: No space left on device" && exit 1`);
    await expect(build(source)).rejects.toMatchObject({ failure: { code: "engine-disk-full" } });
  });

  it("that has a Dockerfile with a mistake says what the engine says", async () => {
    await expect(build(await make("RUNN true"))).rejects.toMatchObject({
      failure: { code: "build-failed", message: expect.stringContaining("RUNN") },
    });
  });

  it("that is cancelled leaves the name to what had it", async () => {
    const before = await build(await make(`LABEL nonce=${nonce()}`));
    const control = new AbortController();
    const onOutput = (line: string) => {
      if (line.startsWith("begun-")) control.abort();
    };
    const source = await make(`RUN echo begun-${nonce()} && sleep 60`);
    const startedAt = Date.now();
    await expect(build(source, { signal: control.signal, onOutput })).rejects.toMatchObject({
      code: "operation-cancelled",
    });
    expect(Date.now() - startedAt).toBeLessThan(20_000);
    expect((await engine.inspectImage(tag))?.id).toBe(before.imageId);
  });

  it("that was cancelled before it began asks nothing of the builder", async () => {
    const source = await make(`RUN echo ${nonce()}`);
    await expect(build(source, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "operation-cancelled",
    });
    expect(output).toEqual([]);
  });

  it("without a Dockerfile, with a link that leads out, or a plugin it has not, is not begun or ends", async () => {
    const source = { kind: "source" as const, folder, arguments: {}, tag };
    await expect(build(source)).rejects.toMatchObject({
      failure: { code: "build-no-dockerfile", facts: { path: folder } },
    });
    await make("COPY . /source");
    await symlink("../../etc/passwd", path.join(folder, "out"));
    await expect(build(source)).rejects.toMatchObject({
      failure: { code: "build-context-invalid", facts: { path: folder, file: "out" } },
    });
    await mkdir(path.join(folder, "extensions/matrix"), { recursive: true });
    await expect(build({ ...source, arguments: { extensions: "matrix teams" } })).rejects.toMatchObject({
      failure: { code: "build-unknown-extension", facts: { extension: "teams" } },
    });
    expect(await engine.inspectImage(tag)).toBeNull();
  });

  it("of a version that needs more memory than the engine has is not begun", async () => {
    const source = await make("", { "package.json": '{"version":"2026.9.6"}' });
    await expect(build(source, { facts: { ...facts, memoryBytes: 4e9 } })).rejects.toMatchObject({
      failure: { code: "build-too-little-memory", facts: { has: "4000000000", needs: "6000000000" } },
    });
  });
});

describe("a build upon another image", () => {
  it("has the lines, the user of what it builds upon, its version and our labels", async () => {
    const base: BuildSource = await make("USER node\nLABEL org.opencontainers.image.version=2026.9.6");
    const from = `${tag}-base`;
    await build({ ...base, tag: from });
    try {
      const lines = `RUN id -un > /tmp/who && grep node /tmp/who\nENV ADDED=${nonce()}`;
      const built = await build({ kind: "derived", from, lines, tag });
      expect(built).toMatchObject({ reference: tag, version: "2026.9.6" });
      expect(await engine.inspectImage(tag)).toMatchObject({
        user: "node",
        env: { ADDED: expect.any(String) },
        labels: { "dev.rockpool.built": "derived", "org.opencontainers.image.version": "2026.9.6" },
      });
    } finally {
      await engine.removeImage(tag).catch(() => undefined);
      await engine.removeImage(from);
    }
  });

  it("has a name by default", async () => {
    const { reference } = await build({ kind: "derived", from: tinyImageTag, lines: `ENV X=${nonce()}` });
    expect(reference).toBe("rockpool/openclaw:tiny-1-custom");
    await engine.removeImage(reference);
  });

  it("is not begun without it", async () => {
    const from = "rockpool-test/not-here:1";
    await expect(build({ kind: "derived", from, lines: "ENV X=1", tag })).rejects.toMatchObject({
      failure: { code: "image-missing", facts: { image: from } },
    });
  });
});

it("builds a release from its archive, and leaves nothing of it", async () => {
  const version = "2026.9.6";
  const archive = await sourceArchive(releaseEntries(version));
  const server = createServer((request, response) => {
    if (request.url === `/v${version}.tar.gz`) response.end(archive);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const built = await build(
      { kind: "release", version, arguments: {}, tag },
      { archives: `${address}/`, registry: address, host: { ...thisHost(), tmpDir: folder } },
    );
    expect(built).toMatchObject({ reference: tag, version, checked: "version-only" });
    expect((await engine.inspectImage(tag))?.labels).toMatchObject({
      "dev.rockpool.built": "release",
      "org.opencontainers.image.version": version,
      "org.opencontainers.image.revision": "0123456789abcdef0123456789abcdef01234567",
    });
    expect(told.map(([{ phase }]) => phase)).toEqual(
      expect.arrayContaining(["downloading", "unpacking", "verifying", "building"]),
    );
    expect(await readdir(folder)).toEqual([]);
  } finally {
    server.close();
  }
});

it("builds from npm", async () => {
  await ensureNodeBase(engine);
  const extraCaFile = process.env.NODE_EXTRA_CA_CERTS;
  const source: BuildSource = { kind: "npm", version: "2026.4.29", base: nodeBaseTag, tag };
  const built = await build(source, extraCaFile === undefined ? {} : { extraCaFile });
  expect(built).toMatchObject({ reference: tag, version: "2026.4.29" });
  expect((await engine.inspectImage(tag))?.labels).toMatchObject({
    "dev.rockpool.built": "npm",
    "dev.rockpool.instance": "instance-of-a-test",
    "org.opencontainers.image.version": "2026.4.29",
  });
}, 240_000);
