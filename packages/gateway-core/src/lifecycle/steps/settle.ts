import { setTimeout as sleep } from "node:timers/promises";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { probe } from "../../health/probe.ts";
import type { RunStep } from "../step-context.ts";
import { theContainer } from "../the-container.ts";
import { publishedAddress } from "../wait-for-gateway.ts";
import { watchExit } from "../watch-exit.ts";

/** Why it ended is read from its container and its log, which takes a moment after the end itself. */
const reasonMs = 5000;

/** A version can get ready and die right after; while it is watched the way back is still a matter of course. */
export const settle: RunStep = async (context) => {
  const { limits, observed } = context;
  const { id } = theContainer(context);
  const over = new AbortController();
  const signal = AbortSignal.any([context.signal, over.signal]);
  // Rejects when it ends; that it resolves when we have seen enough is no news.
  const ended = watchExit(context, id, signal).then(() => new Promise<never>(() => {}));
  ended.catch(() => {});
  try {
    await Promise.race([sleep(limits.settleMs, undefined, { signal }), ended]);
    const address = publishedAddress(context.details) ?? observed.wished.address;
    const { answer } = await probe(address, "/healthz", { signal });
    if (answer === "yes") return;
    await Promise.race([sleep(reasonMs, undefined, { signal }), ended]);
    throw new RockpoolError({
      code: "gateway-not-healthy",
      message: "It was ready, and does not answer any more",
      actions: [{ kind: "retry" }],
    });
  } finally {
    over.abort();
  }
};
