import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LogChunk } from "../engine/engine.ts";
import { channelTalk } from "./channel-talk.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function talk(lines: string[], channels: string[]) {
  const onTalk = vi.fn();
  const gone = new AbortController();
  const logs = async function* (): AsyncGenerator<LogChunk> {
    for (const text of lines) yield { stream: "stdout", at: null, text };
    await new Promise<void>((resolve) => gone.signal.addEventListener("abort", () => resolve()));
  };
  const done = channelTalk({
    engine: { logs },
    containerId: "c",
    channels: () => channels,
    onTalk,
    signal: gone.signal,
  });
  return {
    onTalk,
    end: () => {
      gone.abort();
      return done;
    },
  };
}

it("looks soon and once more after a burst of a channel's lines", async () => {
  const { onTalk, end } = talk(["\u001b[34m[telegram]\u001b[39m update", "[telegram] spooled"], ["telegram"]);
  await vi.advanceTimersByTimeAsync(300);
  expect(onTalk).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onTalk).toHaveBeenCalledTimes(2);
  await end();
});

it("is deaf to everybody else, and silent once it ended", async () => {
  const others = talk(["[gateway] telegram", "[ws] res"], ["telegram"]);
  const ended = talk(["[telegram] update"], ["telegram"]);
  await vi.advanceTimersByTimeAsync(0);
  await ended.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(others.onTalk).not.toHaveBeenCalled();
  expect(ended.onTalk).not.toHaveBeenCalled();
  await others.end();
});
