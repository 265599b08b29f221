// Types only from the contract: this file is part of the page.
import type { Bridge } from "../contract/bridge.ts";
import type { CallName, CallOutput } from "../contract/calls.ts";
import type { Failure, Reply } from "../contract/failure.ts";
import type { TopicName, TopicParams, TopicValue, Unsubscribe } from "../contract/topics.ts";

/** A bridge that stays the same while what is behind it comes and goes. */
export interface SwitchBridge extends Bridge {
  /** Sends calls there from now on, those that waited too, and opens every subscription anew. */
  use(bridge: Bridge): void;
  /** Nothing is there: calls wait for the next `use`. */
  lose(): void;
  /** Nothing will be there again: calls answer `service-unreachable` at once. */
  end(): void;
}

/** Calls that only look: asking again after a lost connection changes nothing. */
const harmlessToRepeat: ReadonlySet<CallName> = new Set([
  "snapshot.get",
  "engine.search",
  "gateway.plan",
  "gateway.health",
  "gateway.diskUse",
  "gateway.exposure",
  "dashboard.link",
  "logs.read",
  "settings.get",
  "settings.preview",
]);

interface Subscription {
  open(bridge: Bridge): void;
  stop: Unsubscribe;
}

/** @param waitMs how long a call waits for a bridge before it answers `service-unreachable`. */
export function switchBridge(waitMs: number): SwitchBridge {
  let current: Bridge | null = null;
  let ended = false;
  const waiting = new Set<(bridge: Bridge | null) => void>();
  const subscriptions = new Set<Subscription>();

  /** The bridge in use, or the next one; null when the wait was in vain. */
  function next(after: Bridge | null, limitMs: number): Promise<Bridge | null> {
    if (ended) return Promise.resolve(null);
    if (current && current !== after) return Promise.resolve(current);
    return new Promise((resolve) => {
      const give = (bridge: Bridge | null) => {
        clearTimeout(timer);
        waiting.delete(give);
        resolve(bridge);
      };
      const timer = Number.isFinite(limitMs) ? setTimeout(() => give(null), limitMs) : undefined;
      waiting.add(give);
    });
  }

  return {
    async call<K extends CallName>(name: K, input: unknown): Promise<Reply<CallOutput<K>>> {
      let bridge = await next(null, waitMs);
      while (bridge) {
        const reply = await bridge.call(name, input as never);
        if (reply.ok || reply.failure.code !== "service-unreachable") return reply;
        // An owner that is leaving lets its operation end first, however long that takes.
        if (isRefusedByLeaver(reply.failure)) bridge = await next(bridge, Number.POSITIVE_INFINITY);
        else if (harmlessToRepeat.has(name) || !wasLost(reply.failure)) bridge = await next(bridge, waitMs);
        else return reply;
      }
      return { ok: false, failure: nobody };
    },

    subscribe<K extends TopicName>(
      name: K,
      params: unknown,
      push: (value: TopicValue<K>) => void,
    ): Unsubscribe {
      let again = false;
      const subscription: Subscription = {
        stop: () => {},
        open(bridge) {
          // The session died with the service that ran it.
          if (again && name === "openclaw") return;
          let first = again;
          again = true;
          this.stop = bridge.subscribe(name, params as TopicParams<K>, (value) => {
            push(first ? startedAnew(name, value) : value);
            first = false;
          });
        },
      };
      subscriptions.add(subscription);
      if (current) subscription.open(current);
      return () => {
        if (subscriptions.delete(subscription)) subscription.stop();
      };
    },

    use(bridge) {
      current = bridge;
      for (const give of [...waiting]) give(bridge);
      for (const subscription of subscriptions) {
        subscription.stop();
        subscription.open(bridge);
      }
    },

    lose() {
      current = null;
    },

    end() {
      ended = true;
      for (const give of [...waiting]) give(null);
      for (const subscription of subscriptions) subscription.stop();
      subscriptions.clear();
    },
  };
}

/** A log that is read again from its tail replaces what was shown. */
function startedAnew<K extends TopicName>(name: K, value: TopicValue<K>): TopicValue<K> {
  return name === "logs" ? { ...value, reset: true } : value;
}

/** True of calls that were refused because the owner is leaving: they were not carried out. */
function isRefusedByLeaver(failure: Failure): boolean {
  return failure.facts?.leaving === "true";
}

function wasLost(failure: Failure): boolean {
  return failure.facts?.lost === "true";
}

const nobody: Failure = { code: "service-unreachable", message: "no Rockpool service answers" };
