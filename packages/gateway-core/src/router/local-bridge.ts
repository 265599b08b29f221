import type { Bridge } from "../contract/bridge.ts";
import type { CallName, CallOutput, Handlers } from "../contract/calls.ts";
import { calls } from "../contract/calls.ts";
import type { Reply } from "../contract/failure.ts";
import { toFailure } from "../contract/rockpool-error.ts";
import type { TopicName, TopicSources, TopicValue, Unsubscribe } from "../contract/topics.ts";
import { type Logger, silentLogger } from "../host/logger.ts";
import { parseCall, parseSubscription } from "./parse-request.ts";

export interface LocalBridgeOptions {
  /** Gets name, duration and outcome of every call, never what it carried. */
  log?: Logger;
  /** Also hold handlers to the contract; costs a parse of every answer. Default: outside production. */
  validateOutputs?: boolean;
}

/**
 * The service as a bridge, in the same process: the one place where a request meets its handler. Never throws:
 * inputs are parsed by the contract, whatever a handler throws becomes a failure.
 */
export function localBridge(
  handlers: Handlers,
  sources: TopicSources,
  options: LocalBridgeOptions = {},
): Bridge {
  const log = options.log ?? silentLogger;
  const validateOutputs = options.validateOutputs ?? process.env.NODE_ENV !== "production";

  async function answer(name: unknown, input: unknown): Promise<Reply<unknown>> {
    const parsed = parseCall(name, input);
    if (!parsed.ok) return parsed;
    try {
      // The pair of name and input was just parsed together, which the type system cannot follow.
      const handler = handlers[parsed.value.name] as (input: unknown) => unknown;
      const value = await handler(parsed.value.input);
      if (validateOutputs) calls[parsed.value.name].output.parse(value);
      return { ok: true, value };
    } catch (error) {
      return { ok: false, failure: toFailure(error) };
    }
  }

  return {
    async call<K extends CallName>(name: K, input: unknown) {
      const startedAt = performance.now();
      const reply = await answer(name, input);
      log.info("call", {
        name: String(name).slice(0, 80),
        tookMs: Math.round(performance.now() - startedAt),
        outcome: reply.ok ? "ok" : reply.failure.code,
      });
      return reply as Reply<CallOutput<K>>;
    },

    subscribe<K extends TopicName>(
      name: K,
      params: unknown,
      push: (value: TopicValue<K>) => void,
    ): Unsubscribe {
      const parsed = parseSubscription(name, params);
      if (!parsed.ok) {
        log.warn("subscription refused", { reason: parsed.failure.message });
        return () => {};
      }
      let open = true;
      // A listener that throws must not reach the service that pushes.
      const guarded = (value: unknown) => {
        if (!open) return;
        try {
          push(value as TopicValue<K>);
        } catch (error) {
          log.error("a subscriber threw", { name: parsed.value.name, reason: toFailure(error).message });
        }
      };
      let stop: Unsubscribe = () => {};
      try {
        const source = sources[parsed.value.name] as (
          params: unknown,
          push: (value: unknown) => void,
        ) => Unsubscribe;
        stop = source(parsed.value.params, guarded);
      } catch (error) {
        log.error("a topic failed", { name: parsed.value.name, reason: toFailure(error).message });
      }
      return () => {
        if (!open) return;
        open = false;
        stop();
      };
    },
  };
}
