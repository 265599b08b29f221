import { setTimeout as sleep } from "node:timers/promises";
import type { ResolvedImage } from "../contract/images.ts";
import type { Progress } from "../contract/progress.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError, type EngineErrorKind } from "../engine/engine-error.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import type { PullEvent, PullOptions, RegistryAuth } from "../engine/engine-images.ts";
import type { Logger } from "../host/logger.ts";
import { ProgressMeter } from "./progress/progress-meter.ts";
import { PullProgress } from "./progress/pull-progress.ts";
import { interruptedFailure, pullFailure } from "./pull-failure.ts";

export interface PullImageOptions {
  engine: Engine;
  reference: string;
  /** From the registry, for sizes and to see whether the tag has moved; null where it could not be asked. */
  resolved: ResolvedImage | null;
  /** The Docker CLI's sign-in for this registry; null where there is none. Not asked where the registry did without. */
  auth(): Promise<RegistryAuth | null>;
  signal: AbortSignal;
  /**
   * `facts` say what holds now: `attempt` and `seconds` while a try is waited for, `anonymous: "yes"` after the sign-in
   * was refused.
   */
  onProgress(progress: Progress, facts: Readonly<Record<string, string>>): void;
  log: Logger;
  /** Milliseconds; rejects when the signal aborts. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Tries that get no further before it gives up; default 6. */
  fruitlessTries?: number;
}

export interface PulledImage {
  imageId: string;
  /** Of what the tag named when it was pulled, which may be another than the one resolved; null where nobody says. */
  digest: string | null;
}

/** Before the second try, the third, … since something came. */
const waits = [1, 2, 4, 8, 15, 30];

const temporary: ReadonlySet<EngineErrorKind> = new Set<EngineErrorKind>([
  "registry-lost",
  "registry-unreachable",
  "registry-error",
]);
/** The engine's connection, not the registry's. It is asked how it is before it is blamed. */
const ofEngine: ReadonlySet<EngineErrorKind> = new Set<EngineErrorKind>([
  "connection-lost",
  "timeout",
  "refused",
  "absent",
]);

/**
 * Gets an image, by as many tries as it takes while each gets further than those before, and `fruitlessTries` that do not.
 * The engine resumes within a try by itself; what a try leaves behind depends on its image store. Throws RockpoolError:
 * `registry-*`, `pull-interrupted`, `image-platform`, the engine's own, `operation-cancelled`.
 */
export async function pullImage(options: PullImageOptions): Promise<PulledImage> {
  const { engine, reference, resolved, signal, log, wait = patiently, fruitlessTries = 6 } = options;
  const progress = new PullProgress(resolved?.layers ?? null);
  const facts: Record<string, string> = {};
  const meter = new ProgressMeter({ onProgress: (each) => options.onProgress(each, { ...facts }) });
  const tell = (phase?: Progress["phase"]) =>
    meter.update({ ...progress.reading, ...(phase ? { phase } : {}) });
  let auth = await signInFor(options);
  if (resolved?.access === "anonymous-after-refusal") facts.anonymous = "yes";
  let furthest = 0;
  let fruitless = 0;
  let sinceProgress = 0;
  tell();
  try {
    for (let attempt = 1; ; attempt++) {
      let reached = 0;
      try {
        const digest = await pullOnce(engine, reference, { signal, ...(auth ? { auth } : {}) }, (event) => {
          progress.take(event);
          reached = Math.max(reached, progress.reading.bytesDone);
          tell();
        });
        const pulled = await inspected(options, digest);
        meter.finish();
        return pulled;
      } catch (error) {
        if (signal.aborted) throw cancelled(error);
        if (!(error instanceof EngineError)) throw error;
        if (error.kind === "registry-denied" && auth !== null) {
          log.warn("The registry refuses the sign-in; trying without", { reference });
          auth = null;
          facts.anonymous = "yes";
          progress.restart();
          continue;
        }
        await throwIfEngineIsGone(options, error);
        if (!temporary.has(error.kind) && !ofEngine.has(error.kind)) throw pullFailure(error, options);
        fruitless = reached > furthest ? 0 : fruitless + 1;
        sinceProgress = reached > furthest ? 0 : sinceProgress;
        furthest = Math.max(furthest, reached);
        if (fruitless >= fruitlessTries) {
          throw await interruptedFailure(error, { ...options, attempts: attempt, began: furthest > 0 });
        }
        const seconds = waits[Math.min(sinceProgress, waits.length - 1)] ?? 0;
        sinceProgress += 1;
        log.warn("The pull broke off", { reference, attempt, seconds, reason: error.message });
        Object.assign(facts, { attempt: String(attempt + 1), seconds: String(seconds) });
        tell("retrying");
        await wait(seconds * 1000, signal).catch((reason) => Promise.reject(cancelled(reason)));
        delete facts.attempt;
        delete facts.seconds;
        progress.restart();
        tell();
      }
    }
  } finally {
    meter.stop();
  }
}

/** Whoever answered without a sign-in is asked without one: an engine does not try again by itself. */
async function signInFor({ resolved, auth }: PullImageOptions): Promise<RegistryAuth | null> {
  return resolved === null || resolved.access === "credentials" ? auth() : null;
}

/** The digest that the engine said, if it did. */
async function pullOnce(
  engine: Engine,
  reference: string,
  options: PullOptions,
  onEvent: (event: PullEvent) => void,
): Promise<string | null> {
  let digest: string | null = null;
  for await (const event of engine.pullImage(reference, options)) {
    digest = /^Digest: (sha256:[0-9a-f]{64})$/.exec(event.text)?.[1] ?? digest;
    onEvent(event);
  }
  return digest;
}

async function inspected(
  { engine, reference, resolved, log }: PullImageOptions,
  said: string | null,
): Promise<PulledImage> {
  const image = await engine.inspectImage(reference);
  if (image === null) throw new EngineError("server-error", `The engine pulled ${reference} and has it not`);
  const known = image.repoDigests.map((each) => each.slice(each.indexOf("@") + 1));
  const expected = resolved !== null && known.includes(resolved.digest) ? resolved.digest : known[0];
  const digest = said ?? expected ?? null;
  if (resolved !== null && digest !== resolved.digest) {
    log.warn("The tag has moved since the registry was asked", {
      reference,
      resolved: resolved.digest,
      digest,
    });
  }
  return { imageId: image.id, digest };
}

/** An engine that goes away breaks off a pull as a registry does, or says itself that it was told to stop. */
async function throwIfEngineIsGone(
  { engine, reference, signal }: PullImageOptions,
  error: EngineError,
): Promise<void> {
  if (!temporary.has(error.kind) && !ofEngine.has(error.kind) && error.kind !== "server-error") return;
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  try {
    await Promise.race([engine.ping(), aborted]);
  } catch (gone) {
    if (signal.aborted) throw cancelled(error);
    throw new RockpoolError(engineFailure(gone, { endpoint: engine.endpoint, image: reference }), {
      cause: error,
    });
  }
  if (signal.aborted) throw cancelled(error);
}

function cancelled(cause: unknown): RockpoolError {
  return new RockpoolError({ code: "operation-cancelled", message: "The pull was cancelled" }, { cause });
}

function patiently(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return sleep(milliseconds, undefined, { signal });
}
