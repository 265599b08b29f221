import { describe, expect, it } from "vitest";
import { compareVersions, type OpenClawVersion, parseOpenClawVersion } from "./openclaw-version.ts";

describe("OpenClaw's versions", () => {
  it.each([
    ["2026.9.6", { year: 2026, month: 9, patch: 6 }],
    ["v2026.4.29", { year: 2026, month: 4, patch: 29 }],
    ["2026.9.6-r20261001-slim", { year: 2026, month: 9, patch: 6 }],
    ["2026.9.1-beta.1", { year: 2026, month: 9, patch: 1 }],
    ["latest", null],
    ["2026.9", null],
    ["26.9.6", null],
    ["", null],
  ])("%j", (text, version) => {
    expect(parseOpenClawVersion(text)).toEqual(version);
  });

  it("compare as numbers, not as text", () => {
    const sorted = ["2026.10.1", "2026.4.29", "2026.9.6", "2025.12.31", "2026.4.3"]
      .map((text) => parseOpenClawVersion(text) as OpenClawVersion)
      .sort(compareVersions)
      .map(({ year, month, patch }) => `${year}.${month}.${patch}`);
    expect(sorted).toEqual(["2025.12.31", "2026.4.3", "2026.4.29", "2026.9.6", "2026.10.1"]);
  });
});
