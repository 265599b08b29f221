import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { Progress } from "../../contract/progress.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { Host } from "../../host/host.ts";
import { archiveError } from "./archive-error.ts";
import { downloadFile } from "./download-file.ts";
import { npmGitHead } from "./npm-git-head.ts";
import { defaultNpmRegistry } from "./npm-image-dockerfile.ts";
import { sourceCheckout } from "./source-checkout.ts";
import { unpackSource } from "./unpack-source.ts";

const mostArchiveBytes = 1e9;
const mostUnpackedBytes = 4e9;
const mostEntries = 200_000;
const defaultStallMs = 30_000;
const defaultArchives = "https://github.com/openclaw/openclaw/archive/refs/tags/";

export interface ReleaseOptions {
  host: Pick<Host, "tmpDir">;
  version: string;
  /** Of the archive, in hex. */
  sha256?: string | undefined;
  /** Where `v<version>.tar.gz` is, with a slash at its end; default is GitHub. */
  archives?: string | undefined;
  /** npm's, without a slash at its end. */
  registry?: string | undefined;
  stallMs?: number | undefined;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

export interface ReleaseSource {
  folder: string;
  /** What git wrote into the archive; null where it says nothing. */
  commit: string | null;
  /**
   * What is known of the source: `commit` where npm's registry says that the version was made of this very commit,
   * `version-only` where only its package.json says which version it is.
   */
  checked: "commit" | "version-only";
}

/**
 * Loads the source of a released version, checks it, unpacks it below the computer's folder for temporary files and gives it
 * to `use`; it goes away afterwards in every case. Throws what `downloadFile` and `unpackSource` do, and
 * `source-archive-invalid` for a wrong checksum, another commit than the one on npm, and another package or version.
 */
export async function withReleaseSource<T>(
  options: ReleaseOptions,
  use: (source: ReleaseSource) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(options.host.tmpDir, "rockpool-source-"));
  try {
    return await use(await fetchSource(folder, options));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function fetchSource(folder: string, options: ReleaseOptions): Promise<ReleaseSource> {
  const { version, sha256, signal, onProgress } = options;
  const name = `openclaw-${version}.tar.gz`;
  const archive = path.join(folder, name);
  const url = new URL(`v${version}.tar.gz`, options.archives ?? defaultArchives);
  // Both at once: npm may take its time to say nothing.
  const head = npmGitHead(options.registry ?? defaultNpmRegistry, "openclaw", version, signal);
  head.catch(() => undefined);
  onProgress(progress("asking"));
  const limits = { name, mostBytes: mostArchiveBytes, stallMs: options.stallMs ?? defaultStallMs, signal };
  const startedAt = Date.now();
  const downloaded = await downloadFile(url, archive, {
    ...limits,
    onBytes: (done, total) => onProgress(downloading(done, total, Date.now() - startedAt)),
  });
  if (sha256 !== undefined && downloaded.sha256 !== sha256)
    throw archiveError(name, `has the SHA-256 ${downloaded.sha256}, and not the one that was given`);

  onProgress(progress("unpacking"));
  const source = path.join(folder, "source");
  await mkdir(source);
  const { commit } = await unpackSource(archive, source, {
    ...{ name, mostEntries, mostBytes: mostUnpackedBytes, signal },
    onEntry: () => {},
  });
  await rm(archive);

  onProgress(progress("verifying"));
  const released = await head.catch((error: unknown) => {
    throw new RockpoolError(
      { code: "operation-cancelled", message: "Checking was cancelled" },
      { cause: error },
    );
  });
  if (commit !== null && released !== null && commit !== released)
    throw archiveError(name, `is of the commit ${commit}, and npm has ${version} of ${released}`);
  const found = await sourceCheckout(source).catch((error: unknown) => {
    throw archiveError(name, "holds no Dockerfile", error);
  });
  if (found.name !== "openclaw" || found.version !== version)
    throw archiveError(name, `holds ${found.name ?? "no package"} ${found.version ?? ""}`.trim());
  return {
    folder: source,
    commit,
    checked: commit !== null && released !== null ? "commit" : "version-only",
  };
}

function progress(phase: Progress["phase"]): Progress {
  return { phase, items: [], bytesDone: 0, rate: null, etaMs: null };
}

/** By the rate since its begin: a source archive takes seconds. */
function downloading(done: number, total: number | null, tookMs: number): Progress {
  const rate = tookMs < 1000 ? null : (done * 1000) / tookMs;
  const etaMs = rate === null || rate === 0 || total === null ? null : ((total - done) * 1000) / rate;
  const known = total === null ? {} : { bytesTotal: total };
  return { phase: "downloading", items: [], bytesDone: done, ...known, rate, etaMs };
}
