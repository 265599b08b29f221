import { describe, expect, it } from "vitest";
import type { Failure } from "../contract/failure.ts";
import { Preferences } from "../contract/settings/preferences.ts";
import type { ImageDetails } from "../engine/engine.ts";
import { firstState } from "./service-state.ts";
import { snapshotOf } from "./snapshot-of.ts";

const image = "openclaw:good";
const port = 18789;
// Only its presence counts here.
const present = { id: "sha256:1", repoDigests: [], labels: {} } as unknown as ImageDetails;

function shown(failure: Failure, wishedImage: ImageDetails | null | undefined = null): string | undefined {
  const snapshot = snapshotOf({
    state: { ...firstState, wishedImage, failure: { ...failure, at: 1 } },
    preferences: { ...Preferences.parse({}), image, port },
    shouldRun: false,
    settingsNotices: [],
    imageCheck: null,
    checkpoints: [],
    setup: null,
    previous: null,
    now: 2,
  });
  return snapshot.failure?.code;
}

describe("a failure in the snapshot", () => {
  it.each<[Failure["code"], Record<string, string>]>([
    ["image-missing", { image: "openclaw:bad" }],
    ["image-reference-invalid", { image: "Openclaw::" }],
    ["image-unusable", { image: "alpine" }],
    ["port-taken", { port: "18790" }],
    ["port-taken-by-gateway", { port: "18790" }],
  ])("is gone once something else is wished for: %s", (code, facts) => {
    expect(shown({ code, message: "", facts })).toBeUndefined();
  });

  it.each<[Failure["code"], Record<string, string>]>([
    ["image-missing", { image }],
    ["image-unusable", { image }],
    ["image-missing", {}],
    ["port-taken", { port: String(port) }],
    ["gateway-crashed", { image: "openclaw:bad", port: "1" }],
  ])("stays while its cause does: %s %j", (code, facts) => {
    expect(shown({ code, message: "", facts })).toBe(code);
  });

  it("is gone when the image has come", () => {
    expect(shown({ code: "image-missing", message: "", facts: { image } }, present)).toBeUndefined();
  });
});
