import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeEngine } from "../../engine/fake-engine.ts";
import { runningContainer } from "../testing/running-container.ts";
import { probeEndpoint } from "./probe-endpoint.ts";

const url = "http://host.docker.internal:8080/v1";

describe("probeEndpoint", () => {
  let engine: FakeEngine;
  let id: string;
  beforeEach(async () => {
    ({ engine, id } = await runningContainer());
  });

  function probe(output: string) {
    vi.spyOn(engine.programs, "get").mockReturnValue(({ stdout }) => {
      stdout.write(output);
      return 0;
    });
    return probeEndpoint(engine, id, url);
  }

  it.each([
    ['{"error":null}', null],
    ['{"error":"ECONNREFUSED"}', "ECONNREFUSED"],
    ["", null],
    ["something else", null],
  ])("reads %j", async (output, expected) => {
    expect(await probe(output)).toBe(expected);
  });

  it("takes a container that is gone for nothing that can be said", async () => {
    await engine.removeContainer(id, { force: true });
    expect(await probeEndpoint(engine, id, url)).toBeNull();
  });
});
