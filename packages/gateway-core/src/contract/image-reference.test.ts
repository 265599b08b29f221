import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatImageReference, isImageReference, parseImageReference } from "./image-reference.ts";
import { type ReferenceProblem, referenceProblems } from "./reference-problem.ts";
import { requireReference } from "./require-reference.ts";
import { defaultImage } from "./settings/setting-table.ts";

const hex = "0123456789abcdef".repeat(4);

it.each([
  defaultImage,
  "openclaw",
  "openclaw:local",
  "alpine/openclaw:2026.9.6",
  "localhost:5000/a__b/c-d.e:Tag_1",
  "Registry/openclaw",
  "[::1]:5000/openclaw",
  `ghcr.io/openclaw/openclaw:latest@sha256:${hex}`,
  `sha256:${hex}`,
  hex,
])("takes %s", (text) => {
  expect(isImageReference(text)).toBe(true);
});

it.each([
  "",
  "Not Valid",
  "OpenClaw",
  "openclaw:",
  "openclaw:-x",
  "-v",
  "../containers/x",
  "a/../b",
  "a//b",
  "a?b=c",
  "a#b",
  "https://ghcr.io/openclaw",
  "a@sha256:short",
  `${"a".repeat(600)}`,
])("refuses %j", (text) => {
  expect(isImageReference(text)).toBe(false);
});

describe("parseImageReference", () => {
  it.each([
    ["openclaw", "docker.io/library/openclaw:latest"],
    ["openclaw:local", "docker.io/library/openclaw:local"],
    ["alpine/openclaw:2026.9.6", "docker.io/alpine/openclaw:2026.9.6"],
    ["docker.io/openclaw", "docker.io/library/openclaw:latest"],
    ["index.docker.io/openclaw/openclaw", "docker.io/openclaw/openclaw:latest"],
    ["ghcr.io/openclaw/openclaw", "ghcr.io/openclaw/openclaw:latest"],
    ["localhost/a", "localhost/a:latest"],
    ["localhost:5000/a/b/c", "localhost:5000/a/b/c:latest"],
    ["Registry/openclaw", "Registry/openclaw:latest"],
    ["[::1]:5000/openclaw:x", "[::1]:5000/openclaw:x"],
    ["host:5000", "docker.io/library/host:5000"],
    [`ghcr.io/a/b@sha256:${hex}`, `ghcr.io/a/b@sha256:${hex}`],
    [`ghcr.io/a/b:1@sha256:${hex}`, `ghcr.io/a/b:1@sha256:${hex}`],
    [`a@sha512:${hex}${hex}`, `docker.io/library/a@sha512:${hex}${hex}`],
  ])("reads %s as %s", (text, full) => {
    expect(formatImageReference(requireReference(text))).toBe(full);
  });

  const bad: [ReferenceProblem, string][] = [
    ["empty", ""],
    ["blank", " \t\n"],
    ["space-around", "openclaw\n"],
    ["space-inside", "docker pull openclaw"],
    ["scheme", "https://ghcr.io/openclaw/openclaw"],
    ["foreign-character", "openclaẃ"],
    ["leading-dash", "--rm"],
    ["file-path", "../containers/x"],
    ["file-path", "C:/images/openclaw.tar"],
    ["too-long", "a".repeat(600)],
    ["image-id", hex],
    ["image-id", `sha256:${hex}`],
    ["missing-name", ":latest"],
    ["missing-name", `@sha256:${hex}`],
    ["missing-name", "localhost:5000/"],
    ["trailing-slash", "ghcr.io/openclaw/"],
    ["double-slash", "ghcr.io//openclaw"],
    ["upper-case-name", "OpenClaw"],
    ["name-character", "openclaw?tag=latest"],
    ["name-separator", "openclaw..x"],
    ["name-separator", "openclaw-/x"],
    ["name-too-long", `ghcr.io/${"a".repeat(250)}`],
    ["bad-domain", "ghcr..io/openclaw"],
    ["bad-domain", "my_host.local/openclaw"],
    ["bad-port", "localhost:http/openclaw"],
    ["bad-port", "localhost:70000/openclaw"],
    ["empty-tag", "openclaw:"],
    ["two-tags", "openclaw:1:2"],
    ["tag-character", "openclaw:2026.9.6+build"],
    ["tag-character", "openclaw:.x"],
    ["tag-too-long", `openclaw:${"a".repeat(129)}`],
    ["empty-digest", "openclaw@"],
    ["two-digests", `openclaw@sha256:${hex}@sha256:${hex}`],
    ["bad-digest", "openclaw@latest"],
    ["bad-digest", `openclaw@sha256:${hex.toUpperCase()}`],
    ["digest-algorithm", `openclaw@md5:${"0".repeat(32)}`],
    ["digest-algorithm", `openclaw@constructor:${"0".repeat(32)}`],
    ["digest-length", "openclaw@sha256:abc"],
  ];

  it.each(bad)("says %s of %j", (problem, text) => {
    expect(parseImageReference(text)).toEqual({ problem });
    expect(() => requireReference(text)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ facts: { image: text, problem } }) }),
    );
  });

  it("has an example for each problem", () => {
    expect(new Set(bad.map(([problem]) => problem))).toEqual(new Set(referenceProblems));
  });
});

describe("for any text", () => {
  const domain = fc.constantFrom(
    "docker.io",
    "ghcr.io",
    "localhost",
    "localhost:5000",
    "[::1]:5000",
    "Host",
    "10.0.0.1:80",
  );
  const part = fc.stringMatching(/^[a-z0-9]{1,6}([._]|__|-{1,3})[a-z0-9]{1,6}$|^[a-z0-9]{1,8}$/);
  const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
  const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((digits) => `sha256:${digits}`);
  const reference = fc
    .record({
      domain,
      path: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join("/")),
      tag: fc.option(tag),
      digest: fc.option(digest),
    })
    .map((parts) => (parts.digest === null && parts.tag === null ? { ...parts, tag: "latest" } : parts));
  /** Texts of the grammar's own signs: nearly references. */
  const nearly = fc
    .array(
      fc.oneof(
        domain,
        part,
        tag,
        digest,
        fc.constantFrom("/", ":", "@", ".", "-", "_", "__", "A", " ", "[", "::"),
      ),
      {
        maxLength: 9,
      },
    )
    .map((pieces) => pieces.join(""));
  const anything = fc.oneof(nearly, fc.string(), fc.string({ unit: "binary" }));

  it("what was written in full is read back", () => {
    fc.assert(
      fc.property(reference, (parts) => {
        expect(parseImageReference(formatImageReference(parts))).toEqual(parts);
      }),
    );
  });

  it("reading and writing comes to rest, and both functions agree", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseImageReference(text);
        const isId = "problem" in parsed && parsed.problem === "image-id";
        expect(isImageReference(text)).toBe(isId || !("problem" in parsed));
        if ("problem" in parsed) expect(referenceProblems).toContain(parsed.problem);
        else expect(parseImageReference(formatImageReference(parsed))).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes what distribution's grammar takes, and no more", () => {
    const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    const name = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    const host = String.raw`(?:${label}(?:\.${label})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?`;
    const digests = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
    const grammar = new RegExp(
      String.raw`^(?:${host}/)?${name}(?:/${name})*(?::\w[\w.-]{0,127})?(?:@${digests})?$`,
    );
    // The grammar alone lets pass what the engine refuses a step later.
    const later = [
      "image-id",
      "bad-domain",
      "bad-port",
      "too-long",
      "name-too-long",
      "bad-digest",
      "digest-algorithm",
      "digest-length",
    ];
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseImageReference(text);
        if (!("problem" in parsed)) expect(text).toMatch(grammar);
        else if (!later.includes(parsed.problem)) expect(text).not.toMatch(grammar);
      }),
      { numRuns: 2000 },
    );
  });
});
