import { describe, expect, it } from "vitest";
import { type EngineVerb, engineError } from "./classify-engine-error.ts";
import { EngineError } from "./engine-error.ts";

/** As docker-modem makes them. */
function httpError(statusCode: number, message: string): Error {
  const error = new Error(`(HTTP code ${statusCode}) server error - ${message} `);
  return Object.assign(error, { statusCode, reason: "server error", json: { message } });
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code} /var/run/docker.sock`), { code });
}

const allocated =
  "driver failed programming external connectivity on endpoint x: Bind for 127.0.0.1:18789 failed: port is already allocated";
const inUse = "Error starting userland proxy: listen tcp4 127.0.0.1:18789: bind: address already in use";
const desktop = "Ports are not available: exposing port TCP 127.0.0.1:18789 -> 0.0.0.0:0: listen tcp: bind";
const full = "mkdir /var/lib/docker/overlay2/x: no space left on device";

describe("engineError", () => {
  it.each<[string, number, string, EngineVerb]>([
    ["not-found", 404, "No such container: x", "other"],
    ["not-found", 404, "No such image: x", "create"],
    ["bad-request", 400, "invalid mount config", "create"],
    ["permission", 403, "denied", "other"],
    ["name-taken", 409, "Conflict. The container name is already in use", "create"],
    ["conflict", 409, "Container x is not running", "other"],
    ["port-taken", 500, allocated, "start"],
    ["port-taken", 500, inUse, "start"],
    ["port-taken", 500, desktop, "start"],
    ["server-error", 500, inUse, "other"],
    ["disk-full", 500, full, "start"],
    ["disk-full", 500, full, "create"],
    ["server-error", 500, "something else", "start"],
  ])("tells %s from status %i (%s)", (kind, status, message, verb) => {
    expect(engineError(httpError(status, message), verb)).toMatchObject({
      kind,
      statusCode: status,
      message,
    });
  });

  it.each([
    ["absent", "ENOENT"],
    ["refused", "ECONNREFUSED"],
    ["permission", "EACCES"],
    ["connection-lost", "ECONNRESET"],
    ["connection-lost", "EPIPE"],
    ["timeout", "ETIMEDOUT"],
    ["disk-full", "ENOSPC"],
    ["server-error", "ESOMETHING"],
  ])("tells %s from %s", (kind, code) => {
    expect(engineError(systemError(code))).toMatchObject({ kind, statusCode: undefined });
  });

  it("takes the reset that follows an abort for the abort", () => {
    const control = new AbortController();
    control.abort();
    expect(engineError(systemError("ECONNRESET"), "other", control.signal).kind).toBe("aborted");
  });

  it("takes a time limit for the engine's slowness", async () => {
    const signal = AbortSignal.timeout(1);
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    expect(engineError(systemError("ECONNRESET"), "other", signal).kind).toBe("timeout");
  });

  it("leaves an EngineError as it is, and survives what is no error at all", () => {
    const known = new EngineError("build-failed", "no");
    expect(engineError(known)).toBe(known);
    expect(engineError("text")).toMatchObject({ kind: "server-error", message: "text" });
    expect(engineError(undefined)).toMatchObject({ kind: "server-error" });
  });
});
