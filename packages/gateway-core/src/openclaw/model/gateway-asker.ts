import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { GatewayRpc } from "../open-rpc.ts";

export interface AskOptions {
  /** Default 30 000 ms. */
  timeoutMs?: number;
  /** Asked once more when the connection breaks: for questions that change nothing. */
  again?: boolean;
  /** The answer after `accepted`. */
  final?: boolean;
}

/** Questions to the running gateway that outlive its connection. */
export interface GatewayAsker {
  /** Rejects as `GatewayRpc.call` does, once waiting does not help any more. */
  ask(method: string, params?: unknown, options?: AskOptions): Promise<unknown>;
  supports(method: string): Promise<boolean>;
  /** Rejects with RockpoolError `setup-unsupported` where the version does not list the method. */
  require(method: string): Promise<void>;
  /** For what is asked again by somebody else's rule: waits, and does not in tests. */
  pause(milliseconds: number): Promise<void>;
}

export interface GatewayAskerOptions {
  /** How long a gateway that is starting, or busy with something else, is waited for. Default 60 000 ms. */
  patienceMs?: number;
  pause?: (milliseconds: number) => Promise<unknown>;
}

/** What a refusal says about trying again; source: ErrorShape of the gateway's protocol. */
const Refusal = z.object({
  retryAfterMs: z.number().nonnegative().nullish().catch(null),
  details: z.object({ reason: z.string().nullish(), code: z.string().nullish() }).nullish().catch(null),
});

/** `open` gives the connection there is, or a new one. */
export function gatewayAsker(
  open: () => Promise<GatewayRpc>,
  { patienceMs = 60_000, pause = sleep }: GatewayAskerOptions = {},
): GatewayAsker {
  function connect(): Promise<GatewayRpc> {
    return patiently(open, (error) => waitFor(error) ?? (isClosed(error) ? firstPauseMs : null));
  }

  /** Waits by a clock of its own making, so that a test needs none. */
  async function patiently<T>(work: () => Promise<T>, wait: (error: unknown) => number | null): Promise<T> {
    for (let waited = 0; ; ) {
      try {
        return await work();
      } catch (error) {
        const next = wait(error);
        if (next === null || waited + next > patienceMs) throw error;
        waited += next;
        await pause(next);
      }
    }
  }

  return {
    async ask(method, params, { timeoutMs, again = false, final = false } = {}) {
      let left = again ? 1 : 0;
      return patiently(
        async () => (await connect()).call(method, params, timeoutMs, final),
        (error) => {
          const wait = waitFor(error);
          if (wait !== null || !isClosed(error) || left === 0) return wait;
          left -= 1;
          return firstPauseMs;
        },
      );
    },
    supports: async (method) => (await connect()).methods.has(method),
    async require(method) {
      const { methods, version } = await connect();
      if (methods.has(method)) return;
      throw new RockpoolError({
        code: "setup-unsupported",
        message: `OpenClaw ${version ?? ""} has no ${method}`,
        facts: { method, ...(version === null ? {} : { version }) },
      });
    },
    pause: async (milliseconds) => void (await pause(milliseconds)),
  };
}

const firstPauseMs = 500;

/** Milliseconds after which it is worth another try; null where the gateway did not say so. */
function waitFor(error: unknown): number | null {
  if (!(error instanceof RockpoolError)) return null;
  const refusal = Refusal.safeParse(error.cause).data;
  const code = refusal?.details?.code;
  // A setup under way elsewhere is over when a person ends it.
  if (code === "SETUP_ADMISSION_BUSY") return null;
  if (refusal?.retryAfterMs != null) return Math.max(refusal.retryAfterMs, 100);
  return refusal?.details?.reason === "startup-sidecars" ? firstPauseMs : null;
}

function isClosed(error: unknown): boolean {
  return (
    error instanceof RockpoolError &&
    error.failure.code === "gateway-rpc" &&
    error.failure.facts?.reason === "closed"
  );
}
