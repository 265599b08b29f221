import http from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";

/** Versions without `/startupz` answer it with HTML, which counts as `unknown`. */
export type ProbePath = "/healthz" | "/startupz" | "/readyz";

export interface ProbeResult {
  answer: "yes" | "no" | "unknown";
  /** What `/readyz` names as failing; only told to those with the secret. */
  failing: readonly string[];
  /** `startup-sidecars`, …: what `/startupz` waits for; only told to those with the secret. */
  waitingFor: string | null;
  /** HTTP status, or null where nothing answered. */
  status: number | null;
  /** Why there is no yes: `ECONNREFUSED`, `timeout`, `not-json`, `starting`, … */
  reason: string | null;
}

export interface ProbeOptions {
  secret?: string | null;
  /** For the whole exchange; default 2000 ms. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

const Answer = z.object({
  ok: z.boolean().optional(),
  ready: z.boolean().optional(),
  status: z.string().optional(),
  pendingReason: z.string().nullish(),
  failing: z.array(z.string()).optional(),
});

/**
 * One request, on a connection of its own. An answer counts only when it is `application/json` with the expected field.
 * Nothing answering is a `no` for `/healthz` and `unknown` for the others. Throws only when `signal` aborts.
 */
export async function probe(
  address: string,
  path: ProbePath,
  options: ProbeOptions = {},
): Promise<ProbeResult> {
  const { secret, timeoutMs = 2000, signal } = options;
  signal?.throwIfAborted();
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const stop = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
    const { status, type, body } = await get(new URL(path, address), secret ?? null, stop);
    return read(path, status, type, body);
  } catch (error) {
    signal?.throwIfAborted();
    const reason = deadline.aborted ? "timeout" : codeOf(error);
    return { ...nothing, answer: path === "/healthz" ? "no" : "unknown", reason };
  }
}

const nothing = { failing: [], waitingFor: null, status: null } as const;

interface Response {
  status: number;
  type: string;
  body: string;
}

/** `fetch` would bring undici into every process that probes: 5 MB and 40 ms for one GET. */
function get(url: URL, secret: string | null, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: "application/json",
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    };
    const request = http.get(url, { headers, signal, agent: false }, (response) => {
      const type = response.headers["content-type"] ?? "";
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, type, body }), reject);
    });
    request.on("error", reject);
  });
}

function read(path: ProbePath, status: number, type: string, body: string): ProbeResult {
  const unknown = (reason: string): ProbeResult => ({ ...nothing, status, answer: "unknown", reason });
  if (!/^application\/json\b/i.test(type)) return unknown("not-json");
  const parsed = Answer.safeParse(parseJson(body));
  const verdict = path === "/readyz" ? parsed.data?.ready : parsed.data?.ok;
  if (parsed.data === undefined || verdict === undefined) return unknown("not-as-expected");
  const { failing = [], pendingReason = null, status: word = null } = parsed.data;
  const reason = verdict ? null : (failing[0] ?? pendingReason ?? word);
  return { answer: verdict ? "yes" : "no", failing, waitingFor: pendingReason, status, reason };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "no-answer";
}
