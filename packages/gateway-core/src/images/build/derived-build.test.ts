import { describe, expect, it, test } from "vitest";
import { derivedDockerfile, derivedTag } from "./derived-build.ts";
import { dockerfileInstructions } from "./dockerfile-instructions.ts";

describe("the Dockerfile of a derived image", () => {
  it("is the FROM line and what follows", () => {
    expect(derivedDockerfile("a/b:1", "USER root\r\nRUN true\r\nUSER node\n\n")).toBe(
      "FROM a/b:1\nUSER root\nRUN true\nUSER node\n",
    );
  });

  it.each([
    "FROM scratch",
    "RUN true\nfrom scratch AS x",
    "RUN true \\\n # a comment in between\n && false\n  FROM scratch",
    "RUN <<EOF\ntrue\nEOF\nFROM scratch",
    "RUN echo '1 <<b'\nFROM scratch",
  ])("has one FROM only: %j", (lines) => {
    expect(() => derivedDockerfile("a/b:1", lines)).toThrow(
      expect.objectContaining({ code: "input-invalid" }),
    );
  });

  it.each([
    "# FROM scratch\nRUN true",
    "RUN echo \\\nFROM scratch",
    "RUN <<EOF\nFROM scratch\nEOF",
    "RUN cat <<-'one' <<two\nx\n\tone\nFROM scratch\ntwo\nRUN true",
    "ENV FROM=x",
    "# syntax=docker/dockerfile:1\nRUN true",
    "COPY --from=x /a /b",
  ])("takes %j", (lines) => {
    expect(derivedDockerfile("a/b:1", lines)).toContain(lines);
  });
});

test("Instructions are told without what belongs to them", () => {
  const text = "# x\nrun a \\\n\n  b\n\nEnv A=1\nRUN cat <<EOF\nUSER root\nEOF\nUSER node";
  expect(dockerfileInstructions(text)).toEqual(["RUN", "ENV", "RUN", "USER"]);
});

test.each([
  ["ghcr.io/openclaw/openclaw:2026.9.6", "rockpool/openclaw:2026.9.6-custom"],
  ["rockpool/openclaw:2026.9.6-npm", "rockpool/openclaw:2026.9.6-npm-custom"],
  ["localhost:5000/my/claw:1", "rockpool/openclaw:claw-1-custom"],
  ["openclaw", "rockpool/openclaw:latest-custom"],
  [`ghcr.io/openclaw/openclaw@sha256:${"ab".repeat(32)}`, "rockpool/openclaw:abababababab-custom"],
  [`x:${"t".repeat(128)}`, `rockpool/openclaw:x-${"t".repeat(119)}-custom`],
])("Upon %s comes %s", (from, tag) => {
  expect(derivedTag(from)).toBe(tag);
});
