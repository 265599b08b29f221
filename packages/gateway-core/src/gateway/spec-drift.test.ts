import { describe, expect, it } from "vitest";
import type { ContainerDetails } from "../engine/engine.ts";
import { gatewaySpec, type WishedGateway } from "./gateway-spec.ts";
import { specDrift } from "./spec-drift.ts";
import { specInput } from "./testing/spec-input.ts";

/** A container made from the wish, as the engine tells about it. */
function made({ spec }: WishedGateway): ContainerDetails {
  return {
    id: "1",
    name: spec.name,
    status: "running",
    imageReference: spec.image,
    imageId: "sha256:1",
    labels: spec.labels,
    env: { ...spec.env, PATH: "/bin", NODE_ENV: "production" },
    user: spec.user ?? "",
    mounts: [...spec.mounts, { kind: "volume", source: "a".repeat(64), target: "/image/volume" }],
    published: [...spec.ports],
    createdAt: 0,
    startedAt: 0,
    finishedAt: null,
    exitCode: null,
    oomKilled: false,
    restartCount: 0,
    health: "none",
    error: "",
    tty: false,
    ...{ network: "bridge", autoRemove: false },
  };
}

describe("specDrift", () => {
  const before = gatewaySpec(specInput());
  const drift = (changes: Parameters<typeof specInput>[0], details = made(before)) =>
    specDrift(gatewaySpec(specInput(changes)), details);

  it("finds nothing on what was made from the same wish", () => {
    expect(drift({})).toEqual([]);
  });

  it.each([
    ["port", { preferences: { port: 20000 } }, ["ports"]],
    ["image", { preferences: { image: "other:1" } }, ["image"]],
    ["state", { overrides: { stateDir: "/srv/claw" } }, ["mounts"]],
    ["instance", { instanceId: "zzzzzzzz" }, ["other"]],
  ] as const)("names what a changed %s changes", (_name, changes, expected) => {
    expect(drift(changes)).toEqual(expected);
  });

  it("looks at the fields of a container that has no hash of ours", () => {
    const { "dev.rockpool.spec": _hash, ...labels } = before.spec.labels;
    const adopted = { ...made(before), labels, env: {}, user: "node" };
    expect(drift({}, adopted)).toEqual(["user", "env"]);
  });

  it("does not hold missing ports against a container that does not run", () => {
    const stopped: ContainerDetails = { ...made(before), status: "exited", published: [] };
    expect(drift({ preferences: { port: 20000 } }, stopped)).toEqual(["other"]);
  });
});
