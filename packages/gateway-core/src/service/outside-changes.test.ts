import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { guardFile } from "../gateway/gateway-guard.ts";
import { tarArchive } from "../gateway/tar-archive.ts";
import { silentLogger } from "../host/logger.ts";
import { defaultLimits } from "../lifecycle/limits.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { openSettings } from "../settings/settings-store.ts";
import { memoryFile } from "../settings/testing/memory-file.ts";
import { createOutsideChanges } from "./outside-changes.ts";
import { firstState, type ServiceState } from "./service-state.ts";

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-outside-"));
});
afterEach(() => fs.rm(folder, { recursive: true }));

/** What is told of a container that ended with this code, and with this in the guard's note. */
async function attached(exitCode: number, note: string | null) {
  const engine = new FakeEngine();
  engine.addImage("openclaw:1");
  engine.mainProgram = () => exitCode;
  const { id } = await engine.createContainer(observed().wished.spec);
  await engine.startContainer(id);
  await engine.waitContainer(id);
  if (note !== null) {
    const file = {
      kind: "file",
      name: "rockpool-guard",
      mode: 0o600,
      uid: 1000,
      gid: 1000,
      content: note,
    } as const;
    expect(guardFile).toBe("/tmp/rockpool-guard");
    await engine.putArchive(id, "/tmp", await tarArchive([file]));
  }
  let state: ServiceState = { ...firstState, container: await engine.inspectContainer(id) };
  const outside = createOutsideChanges({
    log: silentLogger,
    limits: defaultLimits,
    settings: openSettings(() => memoryFile(), { path: path.join(folder, "settings.json") }),
    state: {
      get: () => state,
      change: (patch) => {
        state = { ...state, ...patch };
      },
    },
    tracker: { refresh: async () => state.container, refreshWish: async () => {} },
    operations: { running: () => false, request: async () => ({ operationId: "" }) },
    connection: () => ({ engine, facts: { ...engineFacts, id: "E" }, lost: new AbortController().signal }),
  });
  const engineFacts = await engine.facts();
  await outside.lookAtEnd();
  return state.failure;
}

describe("a gateway that seems stopped", () => {
  it("had failed, and our stop met the engine's restart", async () => {
    const failure = { code: "gateway-crashed", facts: { exitCode: "1" } };
    expect(await attached(143, "1 1 1700000000")).toMatchObject(failure);
    expect(await attached(0, "1 1 1700000000")).toMatchObject(failure);
    expect(await attached(143, "1 78 1700000000")).toMatchObject({ code: "gateway-configuration" });
  });

  it("is stopped: nothing is noted, or it was forgotten before a start of ours", async () => {
    expect(await attached(143, null)).toBeNull();
    expect(await attached(0, null)).toBeNull();
    expect(await attached(143, "0 0 0")).toBeNull();
  });

  it("was killed by somebody, which says nothing of an older failure", async () => {
    expect(await attached(137, "1 1 1700000000")).toBeNull();
  });
});
