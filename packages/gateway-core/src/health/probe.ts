/** `startupz` is refused by versions without it: they answer with HTML, which counts as `unknown`. */
export type ProbePath = "/healthz" | "/startupz" | "/readyz";

export interface ProbeResult {
  answer: "yes" | "no" | "unknown";
  /** What `/readyz` names as failing; only told to those with the secret. */
  failing: readonly string[];
  /** `startup-sidecars`, …: what `/startupz` waits for; only told to those with the secret. */
  waitingFor: string | null;
  /** HTTP status, or null where nothing answered. */
  status: number | null;
  /** Why there is no yes: `ECONNREFUSED`, `timeout`, `not-json`, … */
  reason: string | null;
}

export interface ProbeOptions {
  secret?: string | null;
  /** Default 2000 ms. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** One request. Never throws, but for an abort by `signal`. */
export function probe(_address: string, _path: ProbePath, _options: ProbeOptions = {}): Promise<ProbeResult> {
  throw new Error("not written yet");
}
