/**
 * What the scripted gateway does: the knobs. A script is the file `scripted.json` in the state directory, read anew at
 * every start and, for those knobs that say "live", at every request. Times are milliseconds from the start of the
 * process. Without a script it is a healthy gateway that is ready at once.
 *
 *     await writeFile(path.join(stateDir, "scripted.json"), script({ listenAfterMs: 500, exit: { code: 78 } }));
 *
 * It keeps to the contract of the real one: `node dist/index.js gateway --bind lan --port 18789`, `doctor`,
 * `--version`; exit 78 without a usable openclaw.json, 1 where the state is not writable; probes with `failing` only
 * for those with the token or on loopback; a Control UI that cannot be framed; RPC with all scopes on loopback only.
 */
export interface GatewayScript {
  /** "2026.4" answers `/startupz` with the Control UI's HTML and speaks protocol 3. Default: by the image's version. */
  era?: "2026.9" | "2026.4";
  /** When the port opens. Default 0. */
  listenAfterMs?: number;
  /** When `/startupz` says yes. Default: with the port. */
  startedAfterMs?: number;
  /** When `/readyz` says yes. Default: when it is started. */
  readyAfterMs?: number;
  /** Live. What `/readyz` names as failing; not empty means 503. */
  failing?: readonly string[];
  /** Live. `hang` never answers, a number is a status; default 200. Holds for the other probes too. */
  healthz?: "hang" | number;
  /** Ends by itself. Default `afterMs` 0: before the port opens. */
  exit?: { code: number; afterMs?: number };
  /** Ends by SIGKILL to itself (137, and the engine does not call it OOM). */
  kill?: { afterMs?: number };
  /** Takes memory until the kernel ends it: needs a container with a memory limit. */
  oom?: { afterMs?: number };
  /** On SIGTERM: a number is the exit code, after `afterMs`; `ignore` goes on. Default 0 at once. */
  onTerm?: "ignore" | { code?: number; afterMs?: number };
  /** Lines on standard output besides its own. */
  logs?: { perSecond?: number; text?: string; atOnce?: readonly string[] };
  /** `doctor`: exit code and time. Default 0 at once, and `afterDoctor` holds from then on. */
  doctor?: { code?: number; afterMs?: number };
  /** Laid over the script once `doctor --fix` has ended with 0. */
  afterDoctor?: Omit<GatewayScript, "starts" | "afterDoctor">;
  /** Answer to `gateway.suspend.prepare`; `absent` does not list the method, as 2026.4 does not. Default ready. */
  suspend?: "ready" | "busy" | "hang" | "absent";
  /** Starts without openclaw.json instead of ending with 78. */
  allowUnconfigured?: boolean;
  /** Leaves its version in the state and rewrites the config with it; ends with 78 where a newer one did so before. */
  converts?: boolean;
  /** Laid over the script where the image is of this version. */
  versions?: Readonly<Partial<Record<string, Omit<GatewayScript, "versions" | "starts">>>>;
  /** Laid over the script at the first start, the second, …; later ones use the script itself. */
  starts?: readonly Omit<GatewayScript, "starts">[];
}

/** In the state directory. */
export const scriptFile = "scripted.json";
/** In the state directory: one line of JSON for each start, `{"at":…,"args":[…]}`. */
export const startsFile = "scripted-starts.jsonl";
/** In the state directory: what doctor was called with, `{"at":…,"args":[…]}`. */
export const doctorFile = "scripted-doctor.json";
