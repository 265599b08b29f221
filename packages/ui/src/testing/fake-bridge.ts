import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { CallInput, CallName, CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import type { TopicName, TopicParams, TopicValue, Unsubscribe } from "@rockpool/gateway-core/contract/topics";

type Answer<K extends CallName> = (
  input: CallInput<K>,
) => Reply<CallOutput<K>> | Promise<Reply<CallOutput<K>>>;
type Push = (value: never) => void;

/** A bridge without a service behind it: answers are set by name, pushes are made by hand, calls are recorded. */
export class FakeBridge implements Bridge {
  readonly asked: { name: CallName; input: unknown }[] = [];
  readonly #answers = new Map<CallName, (input: never) => unknown>();
  readonly #subscribers = new Map<TopicName, Set<Push>>();
  readonly #last = new Map<TopicName, unknown>();

  answer<K extends CallName>(name: K, answer: Answer<K>): this {
    this.#answers.set(name, answer);
    return this;
  }

  succeed<K extends CallName>(name: K, value: CallOutput<K>): this {
    return this.answer(name, () => ({ ok: true, value }));
  }

  fail(name: CallName, failure: Failure): this {
    return this.answer(name, () => ({ ok: false, failure }));
  }

  /** Pushes to whoever follows; `snapshot` and `settings` are also told to whoever comes later, as the service does. */
  push<K extends TopicName>(name: K, value: TopicValue<K>): this {
    if (name === "snapshot" || name === "settings") this.#last.set(name, value);
    for (const push of this.#subscribers.get(name) ?? []) push(value as never);
    return this;
  }

  followers(name: TopicName): number {
    return this.#subscribers.get(name)?.size ?? 0;
  }

  async call<K extends CallName>(name: K, input: CallInput<K>): Promise<Reply<CallOutput<K>>> {
    this.asked.push({ name, input });
    const answer = this.#answers.get(name);
    if (!answer)
      return { ok: false, failure: { code: "not-supported", message: `no answer is set for ${name}` } };
    return (await answer(input as never)) as Reply<CallOutput<K>>;
  }

  subscribe<K extends TopicName>(
    name: K,
    _params: TopicParams<K>,
    push: (value: TopicValue<K>) => void,
  ): Unsubscribe {
    const subscribers = this.#subscribers.get(name) ?? new Set();
    this.#subscribers.set(name, subscribers);
    subscribers.add(push);
    if (this.#last.has(name)) push(this.#last.get(name) as TopicValue<K>);
    return () => subscribers.delete(push);
  }
}
