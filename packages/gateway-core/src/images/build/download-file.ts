import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { archiveError } from "./archive-error.ts";

export interface DownloadOptions {
  /** What it is called in failures. */
  name: string;
  mostBytes: number;
  /** Time without a byte after which it has failed. */
  stallMs: number;
  signal: AbortSignal;
  /** `total` is null where the server does not say it. */
  onBytes: (done: number, total: number | null) => void;
}

/**
 * Loads a file over HTTP into `file`, which must not exist; answers with its SHA-256. Throws RockpoolError:
 * `registry-not-found` for 404, `registry-error` for any other refusal, `registry-unreachable` where the server does not answer
 * or stops to, `source-archive-invalid` for one that is too large or ends early, `disk-full`, `operation-cancelled`.
 */
export async function downloadFile(
  url: URL,
  file: string,
  options: DownloadOptions,
): Promise<{ sha256: string }> {
  const { name, mostBytes, stallMs, signal, onBytes } = options;
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), stallMs);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), stallMs);
  };
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, stalled.signal]) });
    if (!response.ok) {
      await response.body?.cancel();
      throw refused(url, name, response.status);
    }
    const total = contentLength(response.headers);
    if ((total ?? 0) > mostBytes) throw archiveError(name, `is larger than ${mostBytes} bytes`);
    const hash = createHash("sha256");
    let done = 0;
    const target = await open(file, "wx", 0o600);
    try {
      for await (const chunk of response.body ?? []) {
        alive();
        done += chunk.length;
        if (done > mostBytes) throw archiveError(name, `is larger than ${mostBytes} bytes`);
        hash.update(chunk);
        await target.writeFile(chunk);
        onBytes(done, total);
      }
    } finally {
      await target.close();
    }
    if (total !== null && done !== total) throw archiveError(name, `ended after ${done} of ${total} bytes`);
    return { sha256: hash.digest("hex") };
  } catch (error) {
    throw failure(error, url, signal, stalled.signal.aborted ? stallMs : null);
  } finally {
    clearTimeout(timer);
  }
}

/** Not of a body that was compressed on its way, whose length says nothing about the file's. */
function contentLength(headers: Headers): number | null {
  const length = headers.get("content-length");
  return length === null || headers.get("content-encoding") !== null ? null : Number(length);
}

function refused(url: URL, name: string, status: number): RockpoolError {
  const message = `${url.href} answered ${status}`;
  return status === 404
    ? new RockpoolError({ code: "registry-not-found", message, facts: { registry: url.host, image: name } })
    : new RockpoolError({
        code: "registry-error",
        message,
        facts: { registry: url.host, status: String(status) },
      });
}

function failure(error: unknown, url: URL, signal: AbortSignal, stallMs: number | null): unknown {
  if (signal.aborted) {
    return new RockpoolError(
      { code: "operation-cancelled", message: "The download was cancelled" },
      { cause: error },
    );
  }
  if (error instanceof RockpoolError) return error;
  const code = errorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new RockpoolError({ code: "disk-full", message: `No space for ${url.href}` }, { cause: error });
  const reason = stallMs === null ? code : `nothing came for ${stallMs / 1000} s`;
  const message = `${url.href} cannot be read: ${reason}`;
  return new RockpoolError(
    { code: "registry-unreachable", message, facts: { registry: url.host, reason } },
    { cause: error },
  );
}

/** fetch says "fetch failed", and why in the cause. */
function errorCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, "code");
    if (typeof code === "string") return code;
  }
  return error instanceof Error ? error.message : String(error);
}
