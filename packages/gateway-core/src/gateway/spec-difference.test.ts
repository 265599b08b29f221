import { describe, expect, it } from "vitest";
import type { Preferences } from "../contract/settings/preferences.ts";
import { gatewaySpec } from "./gateway-spec.ts";
import { specDifference } from "./spec-difference.ts";
import { specInput } from "./testing/spec-input.ts";

const spec = (preferences: Partial<Preferences>) => gatewaySpec(specInput({ preferences })).spec;

describe("the difference of two containers", () => {
  it("is empty for one and the same", () => {
    expect(specDifference(spec({}), spec({}))).toEqual({ removed: [], added: [] });
  });

  it.each<[string, Partial<Preferences>, string[], string[]]>([
    ["a port", { port: 28789 }, ["--publish 127.0.0.1:18789:18789"], ["--publish 127.0.0.1:28789:18789"]],
    ["a limit", { memory: 2 ** 30 }, [], ["--memory 1073741824"]],
    ["a variable", { variables: { LANG: "C" } }, [], ["--env LANG=C"]],
    ["a network", { networks: ["front"] }, [], ["--network front"]],
    [
      "a mount",
      { extraMounts: [{ source: "/srv/a", target: "/data", readOnly: false, options: "" }] },
      [],
      ["--mount type=bind,source=/srv/a,target=/data"],
    ],
  ])("names %s", (_what, preferences, removed, added) => {
    expect(specDifference(spec({}), spec(preferences))).toEqual({ removed, added });
  });

  it("names another image", () => {
    const { removed, added } = specDifference(spec({}), spec({ image: "openclaw:local" }));
    expect(removed).toEqual([expect.stringContaining("ghcr.io/openclaw/openclaw:latest")]);
    expect(added).toEqual([expect.stringContaining("openclaw:local")]);
  });
});
