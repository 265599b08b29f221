import { expect, it } from "vitest";
import { container, image, observed } from "../testing/observed-fixture.ts";
import { checkpointNeed } from "./checkpoint-need.ts";

const state = { ...observed().state, exists: true, known: true };
const wished = (version: string | null) => ({ ...observed().wished, version });
const other = { ...image, id: "sha256:2" };

it.each([
  ["a newer version", { state: { ...state, version: "2026.4.29" }, wished: wished("2026.9.6") }, "change"],
  ["the same version", { state: { ...state, version: "2026.9.6" }, wished: wished("2026.9.6") }, null],
  [
    "an older one, which is refused",
    { state: { ...state, version: "2026.9.6" }, wished: wished("2026.4.29") },
    null,
  ],
  [
    "another image that tells no version",
    { state, wished: wished(null), ours: container(), image: other },
    "change",
  ],
  ["the same image that tells no version", { state, wished: wished(null), ours: container() }, null],
  [
    "a state that is somebody else's",
    { state: { ...state, known: false }, wished: wished(null) },
    "use-existing",
  ],
  ["no state at all", { state: { ...state, exists: false, known: false }, wished: wished("2026.9.6") }, null],
])("%s", (_what, facts, need) => {
  expect(checkpointNeed(observed(facts))).toBe(need);
});
