import type { Bridge } from "../contract/bridge.ts";
import type { CallInput, CallName } from "../contract/calls.ts";
import type { Failure } from "../contract/failure.ts";
import { toFailure } from "../contract/rockpool-error.ts";
import type { Unsubscribe } from "../contract/topics.ts";
import { ClientMessage, type ServerMessage, wireVersion } from "../contract/wire.ts";
import type { Connection } from "./connection.ts";
import { isCallName, parseSubscription } from "./parse-request.ts";
import { type PushQueue, pushQueue } from "./push-queue.ts";

export interface Hello {
  appVersion: string;
  pid: number;
}

export interface ServedConnection {
  /** Tells the peer that nothing it asks from now on will be carried out, and ends the connection. */
  leave(): void;
}

/** Far above what screens and commands need; a peer that goes beyond is broken or hostile. */
export const maxOpenCalls = 256;
export const maxSubscriptions = 256;

interface Subscription {
  stop: Unsubscribe;
  queue: PushQueue;
}

/**
 * The server half: says hello, then answers one peer's calls and subscriptions from `bridge` until the connection
 * ends. A peer that does not speak the protocol is cut off; one that reads slowly gets less, never stale, values.
 */
export function serveConnection(bridge: Bridge, connection: Connection, hello: Hello): ServedConnection {
  const subscriptions = new Map<number, Subscription>();
  let openCalls = 0;
  let writable = true;
  let closed = false;

  const send = (message: ServerMessage): void => {
    if (!closed) writable = connection.send(message);
  };
  const fail = (id: number, failure: Failure): void =>
    send({ type: "reply", id, reply: { ok: false, failure } });

  async function call(id: number, name: string, input: unknown): Promise<void> {
    if (!isCallName(name))
      return fail(id, inputInvalid(`there is no call named ${JSON.stringify(name.slice(0, 80))}`));
    if (openCalls >= maxOpenCalls) return fail(id, inputInvalid("too many calls at a time"));
    openCalls += 1;
    try {
      // Not parsed here: the bridge at the far end of the chain, next to the handlers, does so.
      const reply = await bridge.call(name, input as CallInput<CallName>);
      send({ type: "reply", id, reply });
    } catch (error) {
      fail(id, toFailure(error));
    } finally {
      openCalls -= 1;
    }
  }

  /** Returns why the subscription is refused, or null. */
  function subscribe(id: number, name: string, params: unknown): Failure | null {
    const parsed = parseSubscription(name, params);
    if (!parsed.ok) return parsed.failure;
    if (subscriptions.has(id)) return inputInvalid(`subscription ${id} is already open`);
    if (subscriptions.size >= maxSubscriptions) return inputInvalid("too many subscriptions");
    const topic = parsed.value.name;
    const subscription: Subscription = { stop: () => {}, queue: pushQueue(topic) };
    subscriptions.set(id, subscription);
    subscription.stop = bridge.subscribe(topic, parsed.value.params, (value) => {
      if (subscriptions.get(id) !== subscription) return;
      if (!subscription.queue.add(value)) connection.close();
      else if (writable) flush(id, subscription);
    });
    // The connection, or the subscription, may have ended while the first value was pushed.
    if (subscriptions.get(id) !== subscription) subscription.stop();
    return null;
  }

  function flush(id: number, { queue }: Subscription): void {
    while (writable) {
      const value = queue.take();
      if (value === undefined) return;
      send({ type: "push", id, value });
    }
  }

  function unsubscribe(id: number): void {
    const subscription = subscriptions.get(id);
    subscriptions.delete(id);
    subscription?.stop();
  }

  connection.onMessage((raw) => {
    if (closed) return;
    const message = ClientMessage.safeParse(raw);
    if (!message.success) return connection.close();
    const { data } = message;
    if (data.type === "call") void call(data.id, data.name, data.input);
    else if (data.type === "subscribe") {
      const refusal = subscribe(data.id, data.name, data.params);
      if (refusal) fail(data.id, refusal);
    } else unsubscribe(data.id);
  });
  connection.onDrain(() => {
    writable = true;
    for (const [id, subscription] of subscriptions) flush(id, subscription);
  });
  connection.onClose(() => {
    closed = true;
    for (const id of [...subscriptions.keys()]) unsubscribe(id);
  });
  send({ type: "hello", wireVersion, appVersion: hello.appVersion, pid: hello.pid });
  return {
    leave() {
      send({ type: "leaving" });
      connection.close();
    },
  };
}

function inputInvalid(message: string): Failure {
  return { code: "input-invalid", message };
}
