import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortTags } from "./sort-tags.ts";

const tags = (...given: string[]) => sortTags(given).versions.map(({ tag }) => tag);

describe("sortTags", () => {
  it("puts channels in their order, and leaves out what is neither channel nor version", () => {
    const given = [
      "slim",
      "main-slim",
      "sha-abc",
      "main",
      "latest-browser",
      "extended-stable",
      "latest",
      "pr-12",
      "2026",
    ];
    expect(sortTags(given)).toEqual({
      channels: ["latest", "main", "extended-stable", "latest-browser", "slim", "main-slim"],
      versions: [],
    });
  });

  it("puts the newest version first, number by number", () => {
    expect(tags("2026.4.29", "2026.10.1", "2025.12.31", "2026.4.3", "2026.9.6")).toEqual([
      "2026.10.1",
      "2026.9.6",
      "2026.4.29",
      "2026.4.3",
      "2025.12.31",
    ]);
  });

  it("puts betas before their release and corrections after it", () => {
    expect(
      sortTags(["2026.9.6-beta.2", "2026.9.6-1", "2026.9.6", "2026.9.6-beta.10", "2026.9.6-rc.1"]).versions,
    ).toEqual([
      { tag: "2026.9.6-1", version: "2026.9.6-1", prerelease: false },
      { tag: "2026.9.6", version: "2026.9.6", prerelease: false },
      { tag: "2026.9.6-rc.1", version: "2026.9.6-rc.1", prerelease: true },
      { tag: "2026.9.6-beta.10", version: "2026.9.6-beta.10", prerelease: true },
      { tag: "2026.9.6-beta.2", version: "2026.9.6-beta.2", prerelease: true },
    ]);
  });

  it("leaves out variants, unless they are all there is", () => {
    expect(
      tags(
        "2026.9.6-browser",
        "2026.9.6-amd64",
        "2026.9.6",
        "2026.9.6-arm64",
        "2026.9.6-r20260901",
        "2026.9.6-slim",
      ),
    ).toEqual(["2026.9.6"]);
    expect(sortTags(["2026.4.25-slim", "2026.4.25-browser", "2026.4.25-slim-arm64"]).versions).toEqual([
      { tag: "2026.4.25-slim", version: "2026.4.25", prerelease: false },
    ]);
    expect(tags("2026.9.6-r20260901", "2026.9.6-r20260915", "2026.9.6-slim")).toEqual(["2026.9.6-r20260915"]);
    expect(tags("2026.9.6-beta.1-arm64", "2026.9.6-beta.1-amd64")).toEqual(["2026.9.6-beta.1-arm64"]);
    expect(tags("2026.9.6-custom")).toEqual([]);
    expect(tags("v2026.9.6", "2026.9.6")).toEqual(["2026.9.6"]);
  });

  it("does not depend on the order in which the registry has them", () => {
    const some = fc.constantFrom(
      ...[
        "2026.9.6",
        "2026.9.6-slim",
        "2026.9.6-r20260901",
        "2026.9.6-r20260902",
        "v2026.9.6",
        "2026.10.1-beta.1",
      ],
      ...[
        "2026.9.6-1",
        "2026.4.25-amd64",
        "2026.4.25-arm64",
        "latest",
        "main",
        "x",
        "2026.9.6-browser-amd64",
      ],
    );
    fc.assert(
      fc.property(fc.uniqueArray(some), (given) => {
        expect(sortTags(given)).toEqual(sortTags([...given].sort()));
        expect(sortTags(given).versions.every(({ tag }) => given.includes(tag))).toBe(true);
      }),
    );
  });
});
