import type { TopicName, TopicValue } from "../contract/topics.ts";

/** What waits for a slow reader, of one subscription. */
export interface PushQueue {
  /** False where the value could be neither kept nor dropped: the subscription cannot go on honestly. */
  add(value: unknown): boolean;
  /** The next value to send, or undefined. */
  take(): unknown;
}

/** Log lines kept for a slow reader; more are dropped, oldest first, and counted. */
export const maxWaitingLines = 5_000;
/** Bytes of base64 kept for a slow terminal. */
export const maxWaitingOutput = 16 * 1024 * 1024;

/**
 * Whole values replace each other, log lines wait in a bounded queue with a count of what was dropped, and the output
 * of a terminal is never dropped: a gap in it would be a lie.
 */
export function pushQueue(topic: TopicName): PushQueue {
  if (topic === "logs") return logsQueue();
  if (topic === "openclaw") return outputQueue();
  return latestQueue();
}

function latestQueue(): PushQueue {
  let latest: unknown;
  return {
    add(value) {
      latest = value;
      return true;
    },
    take() {
      const value = latest;
      latest = undefined;
      return value;
    },
  };
}

function logsQueue(): PushQueue {
  let waiting: TopicValue<"logs"> | undefined;
  return {
    add(value) {
      const next = value as TopicValue<"logs">;
      // What was waiting belongs to a log that is over.
      const before = next.reset || !waiting ? { entries: [], reset: next.reset, dropped: 0 } : waiting;
      const entries = [...before.entries, ...next.entries];
      const tooMany = Math.max(0, entries.length - maxWaitingLines);
      waiting = {
        entries: tooMany > 0 ? entries.slice(tooMany) : entries,
        reset: before.reset,
        dropped: before.dropped + next.dropped + tooMany,
      };
      return true;
    },
    take() {
      const value = waiting;
      waiting = undefined;
      return value;
    },
  };
}

function outputQueue(): PushQueue {
  const waiting: TopicValue<"openclaw">[] = [];
  let size = 0;
  const sizeOf = (value: TopicValue<"openclaw">) => (value.kind === "output" ? value.data.length : 0);
  return {
    add(value) {
      const next = value as TopicValue<"openclaw">;
      size += sizeOf(next);
      if (size > maxWaitingOutput) return false;
      waiting.push(next);
      return true;
    },
    take() {
      const value = waiting.shift();
      if (value) size -= sizeOf(value);
      return value;
    },
  };
}
