import type { Engine } from "../engine/engine.ts";

export interface ChannelTalkOptions {
  engine: Pick<Engine, "logs">;
  containerId: string;
  /** Ids of the channels, or parts of the gateway, whose lines count; asked at each line. */
  channels(): readonly string[];
  /** Something came in through one of them; told again once it has surely been dealt with. */
  onTalk(): void;
  signal: AbortSignal;
}

/** The gateway writes the line first and the request some 20 ms later, on a busy machine later still. Milliseconds. */
const soonMs = 250;
const surelyMs = 1500;

/**
 * OpenClaw has no event for people who ask to be let in (2026.9.6), but its channels write a line to the container's log
 * for what they receive. Resolves when the log ends; rejects with an EngineError.
 */
export async function channelTalk(options: ChannelTalkOptions): Promise<void> {
  const { engine, containerId, channels, onTalk, signal } = options;
  const timers = new Map<number, NodeJS.Timeout>();
  const later = (ms: number) => {
    if (timers.has(ms)) return;
    const tell = () => {
      timers.delete(ms);
      onTalk();
    };
    timers.set(ms, setTimeout(tell, ms).unref());
  };
  try {
    for await (const { text } of engine.logs(containerId, { follow: true, tail: 0, signal })) {
      if (!channels().some((id) => text.includes(`[${id}]`))) continue;
      later(soonMs);
      later(surelyMs);
    }
  } finally {
    for (const timer of timers.values()) clearTimeout(timer);
  }
}
