import type { Progress } from "@rockpool/gateway-core/contract/progress";
import { screenMessagesFor } from "@rockpool/messages/screen-catalogue";
import { expect, it } from "vitest";
import { progressWords } from "./progress-words.ts";

const progress: Progress = {
  phase: "downloading",
  items: [],
  bytesDone: 412_000_000,
  bytesTotal: 1_120_000_000,
  rate: 8_400_000,
  etaMs: 84_000,
};

it.each<[Partial<Progress>, string]>([
  [{}, "Downloading · 412 MB of 1.1 GB · 8.4 MB/s · about 2 min left"],
  [{ etaMs: 31_000 }, "Downloading · 412 MB of 1.1 GB · 8.4 MB/s · about 40 s left"],
  [{ rate: null, etaMs: null }, "Downloading · 412 MB of 1.1 GB"],
  [{ bytesTotal: undefined, rate: null, etaMs: null }, "Downloading · 412 MB"],
  [{ phase: "unpacking", bytesDone: 1_120_000_000, etaMs: 0 }, "Unpacking · 1.1 GB of 1.1 GB"],
  [{ phase: "asking", bytesDone: 0, bytesTotal: undefined, etaMs: null }, "Asking the registry"],
  [{ phase: "retrying" }, "Going on after a dropped connection, try 3"],
])("puts %j in words", (part, words) => {
  expect(progressWords({ ...progress, ...part }, { attempt: "3" }, screenMessagesFor("en"))).toBe(words);
});
