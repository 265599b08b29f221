import { describe, expect, it } from "vitest";
import type { EngineFacts } from "../contract/snapshot.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { type ChecksInput, engineChecks } from "./engine-checks.ts";

const base = await new FakeEngine().facts();

function check(
  id: string,
  { facts = {}, ...input }: Partial<Omit<ChecksInput, "facts">> & { facts?: Partial<EngineFacts> },
) {
  const all = engineChecks({
    facts: { ...base, ...facts },
    freeBytes: 50e9,
    imageIsHere: false,
    port: 18789,
    portFacts: { kind: "free" },
    ...input,
  });
  return all.find((each) => each.id === id);
}

describe("the engine's checks", () => {
  it("are all good where nothing is missing", () => {
    const all = engineChecks({
      ...{ facts: base, freeBytes: 50e9, imageIsHere: false, port: 18789 },
      portFacts: { kind: "free" },
    });
    expect(all.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "api-version good",
      "memory good",
      "disk good",
      "port good",
      "rootless good",
      "podman good",
    ]);
  });

  it.each([
    ["1.47", "good"],
    ["1.41", "good"],
    ["2.0", "good"],
    ["1.40", "bad"],
    ["1.9", "bad"],
    ["", "unknown"],
    ["newest", "unknown"],
  ])("API %s is %s", (apiVersion, state) => {
    expect(check("api-version", { facts: { apiVersion } })).toEqual({
      id: "api-version",
      state,
      facts: { version: apiVersion, wanted: "1.41" },
    });
  });

  it("warn of little memory, and do not call good what the engine does not tell", () => {
    expect(check("memory", { facts: { memoryBytes: 3_900_000_000 } })).toEqual({
      id: "memory",
      state: "warning",
      facts: { bytes: "3900000000", wantedBytes: "4000000000" },
    });
    // A virtual machine of 4 GiB tells a little less.
    expect(check("memory", { facts: { memoryBytes: 4_109_000_000 } })?.state).toBe("good");
    expect(check("memory", { facts: { memoryBytes: 0 } })).toMatchObject({ state: "unknown" });
  });

  it("ask for less room where the image is here already", () => {
    expect(check("disk", { freeBytes: 3e9 })?.state).toBe("warning");
    expect(check("disk", { freeBytes: 1e9 })?.state).toBe("bad");
    expect(check("disk", { freeBytes: 3e9, imageIsHere: true })?.state).toBe("good");
    expect(check("disk", { freeBytes: 1e8, imageIsHere: true })?.state).toBe("bad");
    expect(check("disk", { freeBytes: null })).toMatchObject({ state: "unknown" });
  });

  it("name who holds the port, and a free one", () => {
    const taken = {
      kind: "taken",
      port: 18789,
      holder: "container web",
      gateway: false,
      free: 18790,
    } as const;
    expect(check("port", { portFacts: taken })).toEqual({
      id: "port",
      state: "bad",
      facts: { port: "18789", holder: "container web", freePort: "18790" },
    });
    expect(
      check("port", { portFacts: { ...taken, holder: null, free: null, gateway: true } })?.facts,
    ).toEqual({
      port: "18789",
      gateway: "yes",
    });
    expect(check("port", { portFacts: { kind: "ours" } })?.state).toBe("good");
  });

  it("note a rootless engine and Podman", () => {
    expect(check("rootless", { facts: { rootless: true } })?.state).toBe("note");
    expect(check("podman", { facts: { product: "podman", version: "5.4.2" } })).toEqual({
      id: "podman",
      state: "note",
      facts: { version: "5.4.2" },
    });
    expect(check("podman", { facts: { product: "unknown" } })?.state).toBe("unknown");
  });
});
