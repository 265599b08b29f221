import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import { type Attempt, waitUntil } from "../health/wait-until.ts";
import { lastLines } from "./exit-failure.ts";
import type { StepContext } from "./step-context.ts";
import { theContainer } from "./the-container.ts";
import { watchExit } from "./watch-exit.ts";
import { watchProgress } from "./watch-progress.ts";

/** The container's side is always this; source: the command in the spec, `--port 18789`. */
const gatewayPort = 18789;
/** Longer than any start; the wait is ended by silence, see watchProgress. */
const dayMs = 86_400_000;

/** Tries until the gateway says yes. Rejects when its container ends, when it falls silent, or with the signal. */
export async function waitForGateway(
  context: StepContext,
  attempt: (address: string, signal: AbortSignal) => Promise<Attempt<void>>,
): Promise<void> {
  const { id } = theContainer(context);
  const { engine, limits, observed } = context;
  const address = publishedAddress(context.details) ?? observed.wished.address;
  // Somebody else's that publishes nothing cannot be asked from here; the engine's own health check tells.
  if (address === "") return;
  const over = new AbortController();
  const signal = AbortSignal.any([context.signal, over.signal]);
  let waitingFor: string | undefined;
  const progress = watchProgress(engine, id, limits.noProgressMs, async () => {
    const log = await lastLines(engine, { id });
    return notHealthy(waitingFor, limits.noProgressMs, log);
  });
  const exit = watchExit(context, id, signal).then(() => new Promise<never>(() => {}));
  exit.catch(() => {});
  try {
    await waitUntil((stop) => attempt(address, stop), {
      deadlineMs: dayMs,
      signal: context.signal,
      unless: Promise.race([exit, progress.stalled]),
      onWaiting(now) {
        if (now === waitingFor) return;
        waitingFor = now;
        progress.moved();
        context.progress({ facts: now === undefined ? {} : { waitingFor: now } });
      },
    });
  } finally {
    progress.close();
    over.abort();
  }
}

/** Where a running container's gateway answers from this host; null where it is not published. */
export function publishedAddress(details: Pick<ContainerDetails, "published"> | null): string | null {
  const port = details?.published.find(({ containerPort }) => containerPort === gatewayPort);
  return port === undefined ? null : `http://127.0.0.1:${port.hostPort}`;
}

/** A start in which nothing moves any more. */
export function notHealthy(waitingFor: string | undefined, limitMs: number, log: string): RockpoolError {
  const seconds = String(Math.round(limitMs / 1000));
  return new RockpoolError({
    code: "gateway-not-healthy",
    message: `Nothing moved for ${seconds} s`,
    facts: { seconds, ...(waitingFor === undefined ? {} : { waitingFor }) },
    ...(log === "" ? {} : { detail: log }),
    actions: [{ kind: "retry" }],
  });
}
