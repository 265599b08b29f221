import { describe, expect, it } from "vitest";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { EngineError } from "./engine-error.ts";
import { engineFailure } from "./engine-failure.ts";

describe("engineFailure", () => {
  it.each([
    ["refused", "engine-unreachable"],
    ["connection-lost", "engine-unreachable"],
    ["permission", "engine-permission"],
    ["name-taken", "name-taken"],
    ["disk-full", "engine-disk-full"],
    ["aborted", "operation-cancelled"],
    ["server-error", "engine-error"],
    ["registry-denied", "registry-denied"],
    ["registry-untrusted", "registry-unreachable"],
    ["registry-lost", "pull-interrupted"],
    ["rate-limited", "registry-rate-limited"],
    ["no-platform", "image-platform"],
    ["archive-invalid", "image-archive-invalid"],
  ] as const)("makes %s of an engine a failure %s", (kind, code) => {
    expect(engineFailure(new EngineError(kind, "why"))).toMatchObject({ code, message: "why" });
  });

  it("says who holds the port, and offers a free one", () => {
    const error = new EngineError("port-taken", "port is already allocated");
    expect(engineFailure(error, { port: 18789, holder: "container web", freePort: 18790 })).toEqual({
      code: "port-taken",
      message: "port is already allocated",
      facts: { port: "18789", holder: "container web", freePort: "18790" },
      actions: [{ kind: "use-port", value: "18790" }],
    });
  });

  it("takes a missing thing for the image only where an image was asked for", () => {
    const error = new EngineError("not-found", "No such thing");
    expect(engineFailure(error).code).toBe("not-found");
    expect(engineFailure(error, { image: "a/b:1" })).toMatchObject({
      code: "image-missing",
      facts: { image: "a/b:1" },
    });
  });

  it("leaves a failure that is one already", () => {
    const failure = { code: "state-exists", message: "here" } as const;
    expect(engineFailure(new RockpoolError(failure))).toBe(failure);
  });
});
