import type { Progress, ProgressItem } from "@rockpool/gateway-core/contract/progress";
import { messagesFor } from "@rockpool/messages/catalogue";
import { expect, test } from "vitest";
import { cut } from "./live-region.ts";
import { progressLines } from "./progress-lines.ts";
import { progressText } from "./progress-text.ts";
import { noColours } from "./style.ts";

const messages = messagesFor("en");
const downloading: Progress = {
  phase: "downloading",
  items: [],
  bytesDone: 412e6,
  bytesTotal: 1.1e9,
  rate: 23e6,
  etaMs: 30_400,
};

test.each<[string, Partial<Progress>]>([
  ["412 MB of 1.1 GB, 23 MB/s, about 30 s left", {}],
  ["412 MB of 1.1 GB", { rate: null, etaMs: null }],
  ["412 MB of 1.1 GB, 23 MB/s", { etaMs: 400 }],
  ["412 MB, 23 MB/s", { bytesTotal: undefined, etaMs: null }],
  ["unpacking, 412 MB of 1.1 GB", { phase: "unpacking", rate: null, etaMs: null }],
  ["trying again, 412 MB of 1.1 GB", { phase: "retrying", rate: 0, etaMs: null }],
  ["asking the registry", { phase: "asking", bytesDone: 0, bytesTotal: undefined, rate: null, etaMs: null }],
])("%s", (text, change) => {
  expect(progressText({ ...downloading, ...change }, messages)).toBe(text);
});

const layer = (id: number, state: ProgressItem["state"]): ProgressItem => ({
  id: `layer${id}`,
  state,
  bytesDone: 1e6,
  bytesTotal: 2e6,
});
const drawn = (progress: Progress, columns: number, fraction?: number) =>
  progressLines({ progress, fraction, columns }, messages, noColours);

test("six layers under way are named, the others counted", () => {
  const items = [
    ...Array.from({ length: 8 }, (_, id) => layer(id, "active")),
    layer(8, "done"),
    layer(9, "present"),
    layer(10, "waiting"),
  ];
  const lines = drawn({ ...downloading, items }, 80, 0.375);
  expect(lines).toEqual([
    `${"█".repeat(9)}${"░".repeat(15)} 412 MB of 1.1 GB, 23 MB/s, about 30 s left`,
    ...Array.from({ length: 6 }, (_, id) => `layer${id}  1 MB of 2 MB`),
    "and 2 more, 2 of 11 done",
  ]);
});

test("build steps are named by what they do, and counted where there are no bytes", () => {
  const items: ProgressItem[] = [
    { id: "1", label: "FROM node", state: "done" },
    { id: "2", label: "RUN npm install", state: "active" },
  ];
  const building: Progress = { phase: "building", items, bytesDone: 0, rate: null, etaMs: null };
  expect(drawn(building, 80)).toEqual(["building, 1 of 2 done", "2  RUN npm install"]);
});

test.each([40, 60, 80, 200])("the whole fits into %i columns with its bar", (columns) => {
  const [line = ""] = drawn(downloading, columns, 0.5);
  expect(line).toContain("█");
  expect(line).toContain("412 MB of 1.1 GB");
  // What is cut at 40 columns is how long it still takes, and not how far it is.
  expect(cut(`    ${line}`, columns - 1)).toContain("412 MB of 1");
});
