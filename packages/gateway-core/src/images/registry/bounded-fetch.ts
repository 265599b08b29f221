import { RockpoolError } from "../../contract/rockpool-error.ts";
import { type AskedImage, badAnswer, registryFailure } from "./registry-failure.ts";

export type Fetch = typeof globalThis.fetch;

/** How and for what is asked. */
export interface Asking {
  fetch: Fetch;
  image: AskedImage;
  /** For one request with all its redirects and its body, in milliseconds. */
  limitMs: number;
  signal?: AbortSignal | undefined;
}

export interface Ask {
  url: URL;
  method?: "GET" | "HEAD" | "POST";
  headers?: Readonly<Record<string, string>>;
  form?: Readonly<Record<string, string>>;
  /** Largest body that is read, unpacked. */
  maxBytes: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
  /** Of the answer, after redirects. */
  url: URL;
}

/** Docker Hub and ghcr.io send blobs elsewhere in one step. */
const maxRedirects = 5;

/**
 * One request with a limit of time and size. Follows redirects, without authorisation to another origin and never from
 * https to http. Any status is an answer. Throws `registry-unreachable`, `registry-error`, and `operation-cancelled` when
 * `signal` says so.
 */
export async function boundedFetch(asking: Asking, ask: Ask): Promise<Answer> {
  const limit = AbortSignal.timeout(asking.limitMs);
  const signal = asking.signal ? AbortSignal.any([asking.signal, limit]) : limit;
  const method = ask.method ?? "GET";
  const headers = new Headers({ "User-Agent": "rockpool", ...ask.headers });
  const body = ask.form ? new URLSearchParams(ask.form) : null;
  let url = ask.url;
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const response = await asking.fetch(url, { method, headers, body, signal, redirect: "manual" });
      const target = method === "POST" ? null : redirectTarget(response, url, asking.image);
      if (target === null)
        return {
          status: response.status,
          headers: response.headers,
          body: await read(response, ask, asking),
          url,
        };
      await response.body?.cancel();
      if (target.origin !== url.origin) headers.delete("Authorization");
      url = target;
    }
  } catch (error) {
    throw fetchFailure(error, asking, limit);
  }
  throw badAnswer(asking.image, "too-many-redirects", `more than ${maxRedirects} redirects`);
}

function redirectTarget(response: Response, from: URL, image: AskedImage): URL | null {
  const location = response.headers.get("Location");
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return null;
  const target = URL.canParse(location, from.href) ? new URL(location, from) : null;
  const secure = target?.protocol === "https:" || (target?.protocol === "http:" && from.protocol === "http:");
  if (target === null || !secure || target.username !== "" || target.password !== "")
    throw badAnswer(image, "insecure-redirect", "redirects to where it is not encrypted, or not the web");
  return target;
}

async function read(response: Response, { maxBytes }: Ask, { image }: Asking): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > maxBytes) throw badAnswer(image, "too-large", `an answer of more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function fetchFailure(error: unknown, { image, limitMs, signal }: Asking, limit: AbortSignal): RockpoolError {
  if (error instanceof RockpoolError) return error;
  if (signal?.aborted) return new RockpoolError({ code: "operation-cancelled", message: "Cancelled" });
  const reason = limit.aborted ? `no answer within ${limitMs / 1000} s` : rootReason(error);
  return registryFailure("registry-unreachable", image, reason, { reason }, { cause: error });
}

/** fetch says "fetch failed"; what happened is in its causes: `getaddrinfo ENOTFOUND ghcr.io`. */
function rootReason(error: unknown): string {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error; depth++) {
    // Where several addresses were tried, each has its own error.
    const inner: unknown = root instanceof AggregateError ? root.errors[0] : root.cause;
    if (!(inner instanceof Error)) break;
    root = inner;
  }
  return (root instanceof Error ? root.message : String(root)).slice(0, 200);
}
