import { existsSync, lstatSync, readdirSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
import { endpoint, type Scratch, scratch } from "../../service/testing/scratch-service.ts";
import { ensureScriptedImage, scriptedImage } from "../../testing/scripted-gateway.ts";
import { asRoot } from "../testing/as-root.ts";
import { ownerPrefix, ownerSpec } from "./owner-spec.ts";

let place: Scratch;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  place = await scratch();
});
afterEach(async () => {
  await asRoot(place.engine, place.dir, "rm -rf /d/state /d/outside /d/files");
  await place.stop();
});

const ownerOf = (name: string) => {
  const { uid, gid } = lstatSync(path.join(place.dir, name));
  return `${uid}:${gid}`;
};
const gateways = () => (place.host.uid === 0 ? "1000:1000" : `${place.host.uid}:${place.host.gid}`);
const helpers = async () =>
  (await place.engine.listContainers()).filter(({ name }) => name.startsWith(ownerPrefix)).length;

/** As somebody leaves it who ran OpenClaw with sudo; with links out of it by every way there is. */
async function rootsState(): Promise<void> {
  const out = path.join(place.dir, "outside");
  await asRoot(
    place.engine,
    place.dir,
    `mkdir -p /d/state/agents/main /d/state/workspace /d/outside
     echo '{"gateway":{"mode":"local"}}' > /d/state/openclaw.json
     echo secret > /d/outside/file
     echo session > /d/state/agents/main/session
     ln -s '${out}' /d/state/folder
     ln -s '${out}/file' /d/state/absolute
     ln -s ../outside/file /d/state/relative
     ln /d/outside/file /d/state/hard
     chown -R 0:0 /d/state /d/outside
     chmod 0500 /d/state/agents/main
     chmod 0600 /d/state/openclaw.json /d/outside/file`,
  );
}

it("gives root's state to the gateway, which then starts, and nothing that links lead to", async () => {
  await rootsState();
  const rockpool = place.open();
  expect((await rockpool.call("setup.storage", {})).state).toMatchObject({
    writable: "no",
    owner: { uid: 0, gid: 0 },
  });
  expect(await rockpool.refused("gateway.start", { useExistingState: true })).toMatchObject({
    code: "state-foreign-owner",
    actions: [{ kind: "repair-ownership", value: "state" }],
  });

  // The state, openclaw.json, agents, main, session, workspace and three symbolic links; the hard link stays.
  expect(await rockpool.call("setup.repairOwner", { place: "state" })).toEqual({ changed: 9, left: 1 });
  for (const name of [
    "state",
    "state/openclaw.json",
    "state/agents/main",
    "state/folder",
    "state/relative",
  ]) {
    expect([name, ownerOf(name)]).toEqual([name, gateways()]);
  }
  for (const name of ["outside", "outside/file", "state/hard"]) {
    expect([name, ownerOf(name)]).toEqual([name, "0:0"]);
  }
  expect(lstatSync(path.join(place.stateDir, "agents/main")).mode & 0o777).toBe(0o700);
  expect(lstatSync(path.join(place.stateDir, "openclaw.json")).mode & 0o777).toBe(0o600);
  expect(await helpers()).toBe(0);

  expect(await rockpool.call("setup.repairOwner", { place: "state" })).toEqual({ changed: 0, left: 1 });
  await rockpool.until("no failure", ({ failure }) => failure === null);
  expect((await rockpool.run("gateway.start", { useExistingState: true })).state).toBe("done");
  expect(await rockpool.refused("setup.repairOwner", { place: "state" })).toMatchObject({
    code: "state-in-use",
    facts: { path: place.stateDir },
  });
});

it("does the rest of what was begun, and takes the helper of a killed Rockpool away", async () => {
  await rootsState();
  const rockpool = place.open();
  const { instanceId } = rockpool.settings.memory();
  await asRoot(
    place.engine,
    place.dir,
    `chown -h ${gateways()} /d/state /d/state/openclaw.json /d/state/folder`,
  );
  const stray = ownerSpec({ image: scriptedImage, instanceId, mounts: [], jobs: [] });
  const { id } = await place.engine.createContainer({ ...stray, entrypoint: ["sleep"], command: ["600"] });
  await place.engine.startContainer(id);
  expect(await rockpool.call("setup.repairOwner", { place: "state" })).toEqual({ changed: 6, left: 1 });
  expect(await place.engine.inspectContainer(id)).toBeNull();
});

it("a start waits for nobody's repair: it is told who works on the state", async () => {
  await rootsState();
  const rockpool = place.open();
  const { instanceId } = rockpool.settings.memory();
  const mounts = [{ kind: "bind", source: place.stateDir, target: "/rockpool/owner/0" }] as const;
  const spec = ownerSpec({ image: scriptedImage, instanceId, mounts, jobs: [] });
  expect(spec.labels).toEqual({ [instanceLabel]: instanceId, [roleLabel]: "one-off" });
  const { id } = await place.engine.createContainer({ ...spec, entrypoint: ["sleep"], command: ["600"] });
  await place.engine.startContainer(id);
  expect(await rockpool.refused("gateway.start", { useExistingState: true })).toMatchObject({
    code: "state-in-use",
    facts: { holder: `container ${spec.name}` },
  });
});

it("gives a workspace elsewhere alone, and a directory of the system to nobody", async () => {
  await rootsState();
  const files = path.join(place.dir, "files");
  await asRoot(place.engine, place.dir, "mkdir /d/files && touch /d/files/notes.md");
  const rockpool = place.open();
  await rockpool.call("settings.set", { patch: { workspace: { path: files } } });
  expect(await rockpool.call("setup.repairOwner", { place: "workspace" })).toEqual({ changed: 2, left: 0 });
  expect(ownerOf("files/notes.md")).toBe(gateways());
  expect(ownerOf("state")).toBe("0:0");

  await fs.symlink("/etc", path.join(place.dir, "etc"));
  await rockpool.call("settings.set", { patch: { workspace: { path: path.join(place.dir, "etc") } } });
  expect(await rockpool.refused("setup.repairOwner", { place: "workspace" })).toMatchObject({
    code: "path-invalid",
  });
  expect(existsSync("/etc/passwd") && lstatSync("/etc/passwd").uid).toBe(0);
  expect(await helpers()).toBe(0);
});

it("gives a volume, and the workspace in it", async () => {
  const name = `rockpool-test-${place.port}`;
  await place.engine.createVolume(name, { "dev.rockpool.test": "1" });
  try {
    const mountpoint = (await place.engine.inspectVolume(name))?.mountpoint ?? "";
    const rockpool = place.open();
    await rockpool.call("settings.set", { patch: { state: { kind: "volume", name } } });
    expect(await rockpool.call("setup.repairOwner", { place: "state" })).toEqual({ changed: 1, left: 0 });
    // Only root sees where the engine keeps it.
    if (place.host.uid === 0) {
      expect(lstatSync(mountpoint).uid).toBe(1000);
      expect(readdirSync(mountpoint)).toEqual([]);
    }
  } finally {
    await place.engine.removeVolume(name);
  }
});
