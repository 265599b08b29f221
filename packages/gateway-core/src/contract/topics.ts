import { z } from "zod";
import { ChannelList, ChannelLogin } from "./channels.ts";
import { DeviceList } from "./devices.ts";
import { LogEntry } from "./log-entry.ts";
import { PeopleList } from "./people.ts";
import { Preferences } from "./settings/preferences.ts";
import { Snapshot } from "./snapshot.ts";

function topic<P extends z.ZodType, V extends z.ZodType>(params: P, value: V) {
  return { params, value };
}

const nothing = z.object({}).strict();

/**
 * Everything a shell may follow. `snapshot` and `settings` push whole values, the current one first;
 * the others push deltas from the moment of subscription.
 */
export const topics = {
  snapshot: topic(nothing, Snapshot),
  settings: topic(nothing, Preferences),
  /** Ends never by itself: it waits for the next container and goes on, with `reset` where the container is another. */
  logs: topic(
    z.object({ tail: z.int().min(0).max(100_000).default(1000) }).strict(),
    z.object({
      entries: z.array(LogEntry),
      /** The log starts anew: forget what was shown. */
      reset: z.boolean(),
      /** Lines the producer had to drop because the reader was too slow. */
      dropped: z.int(),
    }),
  ),
  /** CPU in percent of one core, memory in bytes; streamed only while somebody subscribes. */
  stats: topic(
    nothing,
    z.object({
      at: z.number(),
      cpuPercent: z.number().nullable(),
      memoryBytes: z.number().nullable(),
      memoryLimitBytes: z.number().nullable(),
    }),
  ),
  /** What a build prints: the last lines first, then each as it comes. Another operation begins with `reset`. */
  buildOutput: topic(
    nothing,
    z.object({ operationId: z.string().nullable(), lines: z.array(z.string()), reset: z.boolean() }),
  ),
  /** Whole lists of the running gateway, whenever it says that something changed; nothing while it does not run. */
  channels: topic(nothing, ChannelList),
  devices: topic(nothing, DeviceList),
  people: topic(nothing, PeopleList),
  /** A sign-in by QR code, whole with each change. The code in it is a secret: draw it, and keep it nowhere. */
  channelLogin: topic(z.object({ loginId: z.string() }).strict(), ChannelLogin),
  openclaw: topic(
    z.object({ sessionId: z.string() }).strict(),
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("output"), stream: z.enum(["stdout", "stderr"]), data: z.base64() }),
      z.object({ kind: z.literal("exit"), code: z.int() }),
    ]),
  ),
} as const;

export type Topics = typeof topics;
export type TopicName = keyof Topics;
export type TopicParams<K extends TopicName> = z.input<Topics[K]["params"]>;
export type ParsedParams<K extends TopicName> = z.output<Topics[K]["params"]>;
export type TopicValue<K extends TopicName> = z.output<Topics[K]["value"]>;

export type Unsubscribe = () => void;
export type TopicSources = {
  readonly [K in TopicName]: (params: ParsedParams<K>, push: (value: TopicValue<K>) => void) => Unsubscribe;
};
