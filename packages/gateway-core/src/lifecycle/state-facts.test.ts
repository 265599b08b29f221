import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { thisHost } from "../host/host.ts";
import { plan } from "./plan.ts";
import { stateFacts } from "./state-facts.ts";
import { stateInode } from "./state-inode.ts";
import { container, observed } from "./testing/observed-fixture.ts";

let home = "";
let where = "";
let locator = "";

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-state-"));
  where = path.join(home, ".openclaw");
  locator = `bind:${where}`;
  await fs.mkdir(where);
});
afterEach(() => fs.rm(home, { recursive: true, force: true }));

async function facts(stateInodes: Record<string, string>) {
  const base = observed().wished;
  const { state } = await stateFacts({
    host: { ...thisHost(), homeDir: home, tmpDir: home },
    engine: new FakeEngine(),
    wished: { ...base, stateLocator: locator, directories: [] },
    memory: {
      instanceId: "12345678",
      knownStates: [locator],
      stateInodes,
      stateVersions: { [locator]: "2026.9.6" },
    },
    others: [],
  });
  return state;
}

it("knows the directory that it ran on, also where nobody noted which one it was", async () => {
  await fs.writeFile(path.join(where, "openclaw.json"), "{}");
  expect(await facts({ [locator]: (await stateInode(locator)) ?? "" })).toMatchObject({
    known: true,
    replaced: false,
  });
  expect(await facts({})).toMatchObject({ known: true, replaced: false });
});

it("takes another directory at the same path for somebody else's, of an unknown version", async () => {
  const before = { [locator]: (await stateInode(locator)) ?? "" };
  await fs.rename(where, `${where}-mine`);
  await fs.mkdir(where);
  await fs.writeFile(path.join(where, "openclaw.json"), "{}");
  expect(await facts(before)).toMatchObject({ known: false, replaced: true, exists: true, version: null });
});

it("has no inode of what is not there, nor of a volume", async () => {
  expect(await stateInode(`bind:${home}/nothing`)).toBeNull();
  expect(await stateInode("volume:rockpool-state")).toBeNull();
});

it("writes a first configuration where the container is kept and its state was taken away", () => {
  const { state } = observed();
  const start = plan({
    kind: "start",
    observed: observed({ ours: container(), state: { ...state, known: true, exists: false } }),
    useExistingState: false,
    force: false,
  });
  expect(start.steps?.map(({ id }) => id)).toContain("seed-config");
});
