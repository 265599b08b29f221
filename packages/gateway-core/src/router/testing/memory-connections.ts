import type { Connection } from "../connection.ts";

export interface MemoryConnection extends Connection {
  /** Everything that was sent through this end. */
  readonly sent: unknown[];
  /** While true, `send` answers false and keeps what it is given until it is set to false. */
  slow: boolean;
  readonly closed: boolean;
}

/** Two ends of one connection. Messages go through JSON, as on a real one, and arrive a microtask later. */
export function memoryConnections(): [MemoryConnection, MemoryConnection] {
  const left = end(() => right);
  const right = end(() => left);
  return [left, right];
}

type Internal = MemoryConnection & { receive(text: string): void; ended(): void };

function end(peer: () => Internal): Internal {
  const messages: ((message: unknown) => void)[] = [];
  const drains: (() => void)[] = [];
  const closes: (() => void)[] = [];
  const held: string[] = [];
  const sent: unknown[] = [];
  let slow = false;
  let closed = false;
  return {
    sent,
    get slow() {
      return slow;
    },
    set slow(value) {
      slow = value;
      if (slow) return;
      for (const text of held.splice(0)) peer().receive(text);
      for (const drain of drains) drain();
    },
    get closed() {
      return closed;
    },
    send(message) {
      if (closed) return true;
      sent.push(message);
      const text = JSON.stringify(message);
      if (slow) held.push(text);
      else peer().receive(text);
      return !slow;
    },
    receive(text) {
      queueMicrotask(() => {
        if (closed) return;
        for (const listener of messages) listener(JSON.parse(text));
      });
    },
    onMessage: (listener) => void messages.push(listener),
    onDrain: (listener) => void drains.push(listener),
    onClose(listener) {
      if (closed) listener();
      else closes.push(listener);
    },
    close() {
      if (closed) return;
      this.ended();
      // What was sent before arrives before.
      queueMicrotask(() => peer().ended());
    },
    ended() {
      if (closed) return;
      closed = true;
      for (const listener of closes.splice(0)) listener();
    },
  };
}
