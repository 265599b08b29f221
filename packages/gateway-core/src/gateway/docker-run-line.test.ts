import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { dockerRunLine, dockerRunWords } from "./docker-run-line.ts";
import { gatewaySpec } from "./gateway-spec.ts";
import { oneOffSpec } from "./one-off-spec.ts";
import { specInput } from "./testing/spec-input.ts";

/** What a real shell makes of the line. */
function wordsInShell(line: string): string[] {
  const output = execFileSync("sh", ["-c", `set -- ${line}\nprintf '%s\\0' "$@"`], { encoding: "utf8" });
  return output.split("\0").slice(0, -1);
}

function valuesOf(words: readonly string[], flag: string): string[] {
  return words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));
}

// What shells and CSV take apart, and everything else but the null byte, which no word can hold.
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."'\"$`\\\n\t !*?~#;&|<>(){}[]=,-x"), minLength: 1 }),
  fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !text.includes("\0")),
);

describe("dockerRunLine", () => {
  it("reads back in a shell as the words it was made of, whatever is in them", () => {
    const { spec } = gatewaySpec(specInput());
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), anyText, anyText, (command, value, source) => {
        const odd: ContainerSpec = {
          ...spec,
          command,
          env: { ODD: value },
          mounts: [{ kind: "bind", source, target: "/x" }],
        };
        expect(wordsInShell(dockerRunLine(odd))).toEqual(dockerRunWords(odd));
      }),
      { numRuns: 60 },
    );
  });

  it("writes a mount as a line of CSV that reads back as its fields", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { spec } = gatewaySpec(specInput());
        const words = dockerRunWords({ ...spec, mounts: [{ kind: "bind", source, target: "/x" }] });
        expect(csvFields(valuesOf(words, "--mount")[0] ?? "")).toEqual([
          "type=bind",
          `source=${source}`,
          "target=/x",
        ]);
      }),
    );
  });

  it("says everything the spec says", () => {
    const { spec } = gatewaySpec(specInput());
    const words = wordsInShell(dockerRunLine(spec));
    expect(words.slice(0, 3)).toEqual(["docker", "run", "--detach"]);
    expect(valuesOf(words, "--publish")).toEqual(["127.0.0.1:18789:18789"]);
    expect(valuesOf(words, "--user")).toEqual(["1001:1002"]);
    expect(valuesOf(words, "--cap-drop")).toEqual(["ALL"]);
    expect(valuesOf(words, "--security-opt")).toEqual(["no-new-privileges"]);
    expect(valuesOf(words, "--restart")).toEqual(["unless-stopped"]);
    expect(valuesOf(words, "--log-opt")).toEqual(["max-size=10m", "max-file=3"]);
    expect(valuesOf(words, "--health-start-period")).toEqual(["300s"]);
    expect(valuesOf(words, "--env")).toHaveLength(Object.keys(spec.env).length);
    expect(valuesOf(words, "--label")).toHaveLength(3);
    expect(words.slice(words.indexOf(spec.image) + 1)).toEqual(spec.command);
  });

  it("puts what follows an entry point's first word behind the image", () => {
    const spec = oneOffSpec(gatewaySpec(specInput()), { args: ["doctor", "--json"], tty: true, suffix: "1" });
    const words = wordsInShell(dockerRunLine(spec));
    expect(valuesOf(words, "--entrypoint")).toEqual(["node"]);
    expect(words.slice(words.indexOf(spec.image) + 1)).toEqual(["dist/index.js", "doctor", "--json"]);
    expect(words).toEqual(expect.arrayContaining(["--rm", "--interactive", "--tty"]));
    expect(words).not.toContain("--publish");
    expect(words).not.toContain("--detach");
  });
});

/** One record of RFC 4180, as the engine's command line reads `--mount`. */
function csvFields(record: string): string[] {
  const fields = record.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [];
  return fields
    .map((field) => field.replace(/^,/, ""))
    .map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
