import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { type BuildDraft, buildSource, emptyDraft, firstDraft } from "./build-form.ts";

const source = (part: Partial<BuildDraft>) => buildSource({ ...emptyDraft, ...part });

describe("buildSource", () => {
  it.each<[Partial<BuildDraft>, unknown]>([
    [
      { kind: "npm", version: " 2026.9.6 " },
      { kind: "npm", version: "2026.9.6" },
    ],
    [
      { kind: "npm", version: "2026.9.6-beta.1", base: "node:24", tag: "openclaw:mine" },
      { kind: "npm", version: "2026.9.6-beta.1", base: "node:24", tag: "openclaw:mine" },
    ],
    [
      {
        kind: "release",
        version: "2026.9.6",
        sha256: "a".repeat(64),
        aptPackages: "ffmpeg jq",
        browser: true,
      },
      {
        kind: "release",
        version: "2026.9.6",
        sha256: "a".repeat(64),
        arguments: { aptPackages: "ffmpeg jq", browser: true },
      },
    ],
    [
      { kind: "source", folder: "/home/ada/openclaw" },
      { kind: "source", folder: "/home/ada/openclaw", arguments: {} },
    ],
    [
      { kind: "derived", from: "openclaw:mine", lines: "USER root\nRUN id\n" },
      { kind: "derived", from: "openclaw:mine", lines: "USER root\nRUN id" },
    ],
  ])("says to the service what was typed: %j", (draft, expected) => {
    expect(source(draft)).toEqual(expected);
  });

  it.each<Partial<BuildDraft>>([
    { kind: "npm" },
    { kind: "npm", version: "latest" },
    { kind: "npm", version: "2026.9.6", tag: "Not An Image" },
    { kind: "npm", version: "2026.9.6", base: "Not An Image" },
    { kind: "release", version: "2026.9.6", sha256: "abc" },
    { kind: "source", folder: "openclaw" },
    { kind: "derived", from: "openclaw:mine" },
    { kind: "derived", from: "Not An Image", lines: "RUN id" },
  ])("asks for nothing while something is missing or wrong: %j", (draft) => {
    expect(source(draft)).toBeNull();
  });
});

it("begins with what the settings say of builds from source", () => {
  expect(firstDraft(null)).toEqual(emptyDraft);
  expect(firstDraft(defaultPreferences)).toEqual(emptyDraft);
  const preferences = { ...defaultPreferences, aptPackages: ["ffmpeg", "git"], installBrowser: true };
  expect(buildSource({ ...firstDraft(preferences), kind: "source", folder: "/src" })).toEqual({
    kind: "source",
    folder: "/src",
    arguments: { aptPackages: "ffmpeg git", browser: true },
  });
});
