import { expect, test } from "vitest";
import { defaultStageDir } from "../contract/settings/setting-table.ts";
import type { VolumeDetails } from "../engine/engine.ts";
import { type StageVolumeFacts, stageVolumeName } from "./stage-volume.ts";

const shared = "openclaw-plugin-runtime-deps";
const own = `${shared}-0123abcd`;
const mountOf = (source: string) => ({ kind: "volume", source, target: defaultStageDir }) as const;
const volume = (labels: Record<string, string> = {}): VolumeDetails => ({
  name: shared,
  labels,
  createdAt: 0,
  mountpoint: "",
});
const theirs = [{ mounts: [mountOf(shared)] }];
const label = "dev.rockpool.instance";

const rows: [string, Partial<StageVolumeFacts>, string][] = [
  ["nothing is there", {}, shared],
  ["somebody's, which nobody mounts", { shared: volume() }, shared],
  ["somebody's, mounted elsewhere", { shared: volume(), others: theirs }, own],
  ["ours, whoever mounts it", { shared: volume({ [label]: "0123abcdef" }), others: theirs }, shared],
  ["of another installation", { shared: volume({ [label]: "ffffffffff" }) }, own],
  ["there is one of our own", { shared: volume(), hasOwn: true }, own],
  ["our container has it", { shared: volume(), others: theirs, mounts: [mountOf(shared)] }, shared],
  ["our container has its own", { mounts: [mountOf(own)] }, own],
  ["our container has something else there", { mounts: [mountOf("mine")] }, shared],
];

test.each(rows)("%s", (_name, facts, name) => {
  const none: StageVolumeFacts = {
    instanceId: "0123abcdef",
    mounts: [],
    others: [],
    shared: null,
    hasOwn: false,
  };
  expect(stageVolumeName({ ...none, ...facts })).toBe(name);
});
