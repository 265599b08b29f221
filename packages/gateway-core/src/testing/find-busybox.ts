import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * A busybox that needs no libraries, for images made from nothing: the installed one, or Debian's busybox-static
 * unpacked into a cache, without installing it. null where there is neither; the caller says what it skips.
 */
export async function findBusybox(): Promise<string | null> {
  for (const installed of ["/usr/bin/busybox", "/bin/busybox"]) {
    if (existsSync(installed) && isStatic(installed)) return installed;
  }
  const cache = path.join(os.tmpdir(), `rockpool-test-busybox-${process.getuid?.() ?? "x"}`);
  const unpacked = path.join(cache, "bin", "busybox");
  if (existsSync(unpacked)) return unpacked;
  try {
    await mkdir(cache, { recursive: true });
    await run("apt-get", ["download", "busybox-static"], { cwd: cache, timeout: 60_000 });
    const archive = readdirSync(cache).find((name) => name.endsWith(".deb"));
    if (archive === undefined) return null;
    await run("dpkg-deb", ["-x", archive, "."], { cwd: cache });
    return [unpacked, path.join(cache, "usr", "bin", "busybox")].find((file) => existsSync(file)) ?? null;
  } catch {
    return null; // no Debian, or no network
  }
}

/** A dynamic ELF names its loader in the first pages; a static one has none. */
function isStatic(file: string): boolean {
  return !readFileSync(file).subarray(0, 4096).includes("ld-");
}
