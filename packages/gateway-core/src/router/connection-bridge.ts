// Types only from the contract: this file is part of the page, which has no use for a schema library.
import type { Bridge } from "../contract/bridge.ts";
import type { CallName, CallOutput } from "../contract/calls.ts";
import type { Failure, Reply } from "../contract/failure.ts";
import type { TopicName, TopicValue } from "../contract/topics.ts";
import type { ClientMessage, ServerMessage } from "../contract/wire.ts";
import type { Connection } from "./connection.ts";

export type ServerHello = Extract<ServerMessage, { type: "hello" }>;

export interface ConnectionBridge extends Bridge {
  /** Resolves with the server's first word; null where the connection ended before it. */
  readonly hello: Promise<ServerHello | null>;
}

/**
 * The client half: calls and subscriptions over a connection. When the connection ends, open calls answer with
 * `service-unreachable`, and with `facts.lost` where it is not known whether they were carried out, `facts.leaving` where
 * the service said before that they would not be.
 */
export function connectionBridge(connection: Connection): ConnectionBridge {
  const calls = new Map<number, (reply: Reply<unknown>) => void>();
  const listeners = new Map<number, (value: unknown) => void>();
  let nextId = 1;
  let closed = false;
  let leaving = false;
  let greet: (hello: ServerHello | null) => void = () => {};
  const hello = new Promise<ServerHello | null>((resolve) => {
    greet = resolve;
  });
  const send = (message: ClientMessage) => void connection.send(message);

  connection.onMessage((raw) => {
    if (!isServerMessage(raw)) return connection.close();
    if (raw.type === "hello") return greet(raw);
    if (raw.type === "leaving") {
      leaving = true;
      return;
    }
    if (raw.type === "push") return listeners.get(raw.id)?.(raw.value);
    const settle = calls.get(raw.id);
    // A reply to a subscription is its refusal: nothing will be pushed.
    if (!settle) return void listeners.delete(raw.id);
    calls.delete(raw.id);
    settle(raw.reply);
  });
  connection.onClose(() => {
    closed = true;
    greet(null);
    listeners.clear();
    for (const settle of calls.values())
      settle({ ok: false, failure: leaving ? serviceLeft : connectionLost });
    calls.clear();
  });

  return {
    hello,
    call<K extends CallName>(name: K, input: unknown) {
      if (closed) return Promise.resolve({ ok: false, failure: connectionClosed });
      const id = nextId++;
      return new Promise<Reply<CallOutput<K>>>((resolve) => {
        calls.set(id, resolve as (reply: Reply<unknown>) => void);
        send({ type: "call", id, name, input });
      });
    },
    subscribe<K extends TopicName>(name: K, params: unknown, push: (value: TopicValue<K>) => void) {
      if (closed) return () => {};
      const id = nextId++;
      listeners.set(id, push as (value: unknown) => void);
      send({ type: "subscribe", id, name, params });
      return () => {
        if (listeners.delete(id)) send({ type: "unsubscribe", id });
      };
    },
  };
}

const connectionLost: Failure = {
  code: "service-unreachable",
  message: "the connection to the Rockpool service ended before it answered",
  facts: { lost: "true" },
};
const serviceLeft: Failure = {
  code: "service-unreachable",
  message: "the Rockpool process that ran the service has ended",
  facts: { leaving: "true" },
};
const connectionClosed: Failure = {
  code: "service-unreachable",
  message: "the connection to the Rockpool service has ended",
};

function isServerMessage(raw: unknown): raw is ServerMessage {
  if (typeof raw !== "object" || raw === null) return false;
  const message = raw as Record<string, unknown>;
  if (message.type === "leaving") return true;
  if (message.type === "hello") return typeof message.wireVersion === "number";
  if (typeof message.id !== "number") return false;
  if (message.type === "push") return true;
  return message.type === "reply" && isReply(message.reply);
}

function isReply(reply: unknown): boolean {
  if (typeof reply !== "object" || reply === null) return false;
  const { ok, failure } = reply as { ok?: unknown; failure?: unknown };
  return ok === true || (ok === false && typeof failure === "object" && failure !== null);
}
