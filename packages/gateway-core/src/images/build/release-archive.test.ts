import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdtemp, readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Progress } from "../../contract/progress.ts";
import { type ReleaseOptions, type ReleaseSource, withReleaseSource } from "./release-archive.ts";
import {
  type ArchiveEntry,
  archiveCommitOfTests as commit,
  releaseEntries,
  sourceArchive,
} from "./testing/source-archive.ts";

const version = "2026.9.6";
const top = `openclaw-${version}`;

let tmpDir: string;
let close: () => void = () => {};
beforeEach(async () => {
  tmpDir = await mkdtemp(path.join(await realpath(os.tmpdir()), "rockpool-release-"));
});
afterEach(async () => {
  close();
  // However it ended.
  expect(await readdir(tmpDir)).toEqual([]);
  await rm(tmpDir, { recursive: true });
});

interface Served {
  archive: Buffer | ((response: ServerResponse) => void);
  gitHead?: string | null;
}

async function serve({ archive, gitHead = null }: Served): Promise<{ archives: string; registry: string }> {
  const server = createServer((request, response) => {
    if (request.url === `/archives/v${version}.tar.gz`) {
      if (typeof archive === "function") return archive(response);
      response.setHeader("content-length", archive.length);
      response.end(archive);
    } else if (request.url === `/openclaw/${version}` && gitHead !== null) {
      response.end(JSON.stringify({ name: "openclaw", version, gitHead }));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { archives: `${address}/archives/`, registry: address };
}

async function fetched<T>(
  served: Served,
  use: (source: ReleaseSource) => Promise<T>,
  options: Partial<ReleaseOptions> = {},
): Promise<T> {
  const at = await serve(served);
  const signal = new AbortController().signal;
  return withReleaseSource(
    { host: { tmpDir }, version, signal, onProgress: () => {}, ...at, ...options },
    use,
  );
}

const nothing = async () => undefined;

describe("the source of a release", () => {
  it("is unpacked without its first folder, with tame modes, and goes away afterwards", async () => {
    const archive = await sourceArchive(releaseEntries(version));
    const told: Progress[] = [];
    const folder = await fetched(
      { archive, gitHead: commit },
      async (source) => {
        expect(source).toMatchObject({ commit, checked: "commit" });
        const mode = async (name: string) => (await lstat(path.join(source.folder, name))).mode & 0o7777;
        expect(await mode("bin/run.sh")).toBe(0o755);
        expect(await mode("Dockerfile")).toBe(0o644);
        expect(await readlink(path.join(source.folder, "bin/back"))).toBe("../package.json");
        expect(await readFile(path.join(source.folder, "CLAUDE.md"), "utf8")).toContain(version);
        return source.folder;
      },
      { onProgress: (progress) => told.push(progress) },
    );
    expect(existsSync(folder)).toBe(false);
    expect(told.map(({ phase }) => phase)).toEqual(["asking", "downloading", "unpacking", "verifying"]);
    expect(told[1]).toMatchObject({ bytesDone: archive.length, bytesTotal: archive.length });
  });

  it.each<[string, string | null, string | null]>([
    ["npm does not tell", commit, null],
    ["the archive does not tell", null, commit],
  ])("is checked by its version only where %s", async (_name, inArchive, gitHead) => {
    const archive = await sourceArchive(releaseEntries(version), inArchive);
    expect(await fetched({ archive, gitHead }, async ({ checked }) => checked)).toBe("version-only");
  });

  it("is checked by its version only where npm cannot be reached", async () => {
    const archive = await sourceArchive(releaseEntries(version));
    const checked = fetched({ archive }, async (source) => source.checked, {
      registry: "http://127.0.0.1:1",
    });
    expect(await checked).toBe("version-only");
  });

  it("passes with the right checksum", async () => {
    const archive = await sourceArchive(releaseEntries(version));
    const sha256 = createHash("sha256").update(archive).digest("hex");
    await fetched({ archive }, nothing, { sha256 });
  });

  it("goes away where its use fails", async () => {
    const archive = await sourceArchive(releaseEntries(version));
    const failing = fetched({ archive }, async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
  });

  it("keeps a hard link to a file of its own", async () => {
    const entries = [
      ...releaseEntries(version),
      { name: `${top}/copy`, type: "link" as const, linkname: `${top}/package.json` },
    ];
    const archive = await sourceArchive(entries);
    await fetched({ archive }, async ({ folder }) => {
      expect(await readFile(path.join(folder, "copy"), "utf8")).toContain(version);
    });
  });
});

describe("an archive that is refused", () => {
  const file = (name: string, body = "x"): ArchiveEntry => ({ name, body });
  const link = (name: string, linkname: string): ArchiveEntry => ({ name, type: "symlink", linkname });

  it.each<[string, ArchiveEntry[], string]>([
    ["a name that leads out", [file(`${top}/../../evil`)], "holds a name that leads out of it"],
    ["a name that leads out and in again", [file(`${top}/a/../b`)], "holds a name that leads out of it"],
    ["an absolute name", [file("/etc/evil")], "holds an absolute name: /etc/evil"],
    ["a name of Windows", [file(`${top}/a\\..\\..\\evil`)], "holds the name"],
    ["a drive", [file("C:/evil")], "holds an absolute name"],
    [
      "a link that leads out",
      [link(`${top}/out`, "../../evil")],
      "holds a link that leads out of it: out → ../../evil",
    ],
    ["an absolute link", [link(`${top}/out`, "/etc/passwd")], "holds a link that leads out of it"],
    [
      "a link that leads out through another",
      [link(`${top}/a/b/up`, "../.."), link(`${top}/out`, "a/b/up/../evil")],
      "holds a link that leads out of it: out",
    ],
    ["a link in a circle", [link(`${top}/loop`, "loop")], "holds a link that leads out of it"],
    [
      "a hard link that leads out",
      [{ name: `${top}/hard`, type: "link", linkname: "/etc/passwd" }],
      "holds an absolute name: /etc/passwd",
    ],
    [
      "a hard link to nothing",
      [{ name: `${top}/hard`, type: "link", linkname: `${top}/nothing` }],
      "holds a hard link to what is no file of it",
    ],
    [
      "a hard link to a link",
      [link(`${top}/a`, "package.json"), { name: `${top}/hard`, type: "link", linkname: `${top}/a` }],
      "holds a hard link to what is no file of it",
    ],
    [
      "a file through a link",
      [link(`${top}/d`, "bin"), file(`${top}/d/evil`)],
      "holds a file below a link: d/evil",
    ],
    ["a file in place of a link", [link(`${top}/d`, "bin"), file(`${top}/d`)], "holds one name twice: d"],
    ["a link in place of a folder", [file(`${top}/d/x`), link(`${top}/d`, "bin")], "holds one name twice: d"],
    ["a file below a file", [file(`${top}/package.json/x`)], "holds a file below a file"],
    [
      "a device",
      [{ name: `${top}/dev`, type: "character-device" }],
      "holds what is neither file, folder nor link",
    ],
    ["a pipe", [{ name: `${top}/pipe`, type: "fifo" }], "holds what is neither file, folder nor link"],
  ])("holds %s", async (_name, entries, reason) => {
    const archive = await sourceArchive([...releaseEntries(version), ...entries]);
    await expect(fetched({ archive }, nothing)).rejects.toMatchObject({
      failure: {
        code: "source-archive-invalid",
        facts: { archive: `${top}.tar.gz`, reason: expect.stringContaining(reason) },
      },
    });
    expect(existsSync("/etc/evil")).toBe(false);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    [
      "is cut in its middle",
      async () => (await sourceArchive(releaseEntries(version))).subarray(0, -40),
      "ends in the middle",
    ],
    ["is damaged", async () => damaged(await sourceArchive(releaseEntries(version))), "is damaged"],
    ["is no gzip", async () => Buffer.from("<html>Not what you wanted</html>"), "is not compressed by gzip"],
    ["is no tar", async () => gzipSync(Buffer.alloc(2000, "x")), "cannot be unpacked"],
    ["holds half a tar", async () => gzipSync(Buffer.alloc(100, "x")), "ends in the middle"],
    ["is empty", async () => gzipSync(Buffer.alloc(1024)), "holds no Dockerfile"],
    ["is of another package", () => withManifest({ name: "openclav", version }), "holds openclav 2026.9.6"],
    [
      "is of another version",
      () => withManifest({ name: "openclaw", version: "2026.9.5" }),
      "holds openclaw 2026.9.5",
    ],
  ])("%s", async (_name, archive, reason) => {
    await expect(fetched({ archive: await archive() }, nothing)).rejects.toMatchObject({
      failure: { code: "source-archive-invalid", facts: { reason: expect.stringContaining(reason) } },
    });
  });

  it("has another checksum, which is said before it is unpacked", async () => {
    const archive = await sourceArchive(releaseEntries(version));
    await expect(fetched({ archive }, nothing, { sha256: "0".repeat(64) })).rejects.toMatchObject({
      failure: { code: "source-archive-invalid", facts: { reason: expect.stringContaining("SHA-256") } },
    });
  });

  it("is of another commit than the one on npm", async () => {
    const archive = await sourceArchive(releaseEntries(version));
    await expect(fetched({ archive, gitHead: "f".repeat(40) }, nothing)).rejects.toMatchObject({
      failure: { code: "source-archive-invalid", facts: { reason: expect.stringContaining(commit) } },
    });
  });

  it("says that it is too large, before it comes", async () => {
    const archive = (response: ServerResponse) => {
      response.setHeader("content-length", 2e9);
      response.write("x");
    };
    await expect(fetched({ archive }, nothing)).rejects.toMatchObject({
      failure: { code: "source-archive-invalid", facts: { reason: expect.stringContaining("larger") } },
    });
  });
});

describe("a download that does not come", () => {
  it("is not there", async () => {
    const archive = (response: ServerResponse) => response.writeHead(404).end();
    await expect(fetched({ archive: (response) => void archive(response) }, nothing)).rejects.toMatchObject({
      failure: { code: "registry-not-found", facts: { image: `${top}.tar.gz` } },
    });
  });

  it("is refused", async () => {
    await expect(
      fetched({ archive: (response) => void response.writeHead(503).end() }, nothing),
    ).rejects.toMatchObject({ failure: { code: "registry-error", facts: { status: "503" } } });
  });

  it("has nobody to ask", async () => {
    const archives = "http://127.0.0.1:1/archives/";
    await expect(fetched({ archive: Buffer.alloc(0) }, nothing, { archives })).rejects.toMatchObject({
      failure: {
        code: "registry-unreachable",
        facts: { registry: "127.0.0.1:1", reason: expect.any(String) },
      },
    });
  });

  it("stops in its middle", async () => {
    const archive = (response: ServerResponse) => void response.write("some bytes");
    await expect(fetched({ archive }, nothing, { stallMs: 200 })).rejects.toMatchObject({
      failure: { code: "registry-unreachable", facts: { reason: "nothing came for 0.2 s" } },
    });
  });

  it("is cut by the server", async () => {
    const archive = (response: ServerResponse) => {
      response.setHeader("content-length", 1000);
      response.write("some bytes");
      setTimeout(() => response.destroy(), 50);
    };
    await expect(fetched({ archive }, nothing)).rejects.toMatchObject({ code: "registry-unreachable" });
  });

  it("is cancelled", async () => {
    const control = new AbortController();
    const archive = (response: ServerResponse) => {
      response.write("some bytes");
      setTimeout(() => control.abort(), 50);
    };
    await expect(fetched({ archive }, nothing, { signal: control.signal })).rejects.toMatchObject({
      code: "operation-cancelled",
    });
  });
});

function damaged(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  copy.fill(0xff, 40, 80);
  return copy;
}

function withManifest(manifest: object): Promise<Buffer> {
  const entries = releaseEntries(version).map((entry) =>
    entry.name.endsWith("package.json") ? { ...entry, body: JSON.stringify(manifest) } : entry,
  );
  return sourceArchive(entries);
}
