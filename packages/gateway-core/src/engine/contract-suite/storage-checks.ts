import { expect } from "vitest";
import { readTar, tarOf } from "../fake/tar.ts";
import { type Check, expectDetails, type SuiteKit } from "./suite-kit.ts";

/** Files and volumes. */
export function storageChecks(check: Check, kit: SuiteKit): void {
  const { prefix } = kit;

  check("puts and gets archives before the first start, with owner and mode", async ({ engine }, spec) => {
    const { id } = await engine.createContainer(spec());
    const tar = await tarOf([
      { name: "secret", mode: 0o600, uid: 1234, gid: 4321, data: "key" },
      { name: "folder/", mode: 0o700, uid: 1234, gid: 4321, data: "" },
    ]);
    await engine.putArchive(id, "/home/node", tar);
    const got = await engine.getArchive(id, "/home/node/secret");
    expect(got && (await readTar(got))).toEqual([
      { name: "secret", mode: 0o600, uid: 1234, gid: 4321, data: "key" },
    ]);
    const folder = await engine.getArchive(id, "/home/node/folder");
    expect(folder && (await readTar(folder))).toMatchObject([{ name: "folder/", mode: 0o700, uid: 1234 }]);

    expect(await engine.getArchive(id, "/home/node/nothing")).toBeNull();
    await expect(engine.putArchive(id, "/nowhere", tar)).rejects.toMatchObject({ kind: "not-found" });
    await expect(engine.getArchive(`${prefix}-nobody`, "/etc")).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  check("knows networks by name", async ({ engine }) => {
    expect(await engine.inspectNetwork("bridge")).toEqual({ name: "bridge", driver: "bridge" });
    expect(await engine.inspectNetwork(`${prefix}-none`)).toBeNull();
  });

  check("keeps what is in a volume, and knows volumes by name", async ({ engine }, spec) => {
    const volume = `${prefix}-volume`;
    expect(await engine.inspectVolume(volume)).toBeNull();
    await engine.createVolume(volume, { "dev.rockpool.test": "1" });
    await engine.createVolume(volume, {});
    expect(await engine.inspectVolume(volume)).toMatchObject({
      name: volume,
      labels: { "dev.rockpool.test": "1" },
    });

    const mounts = [{ kind: "volume", source: volume, target: "/data" }] as const;
    const { id } = await engine.createContainer(spec({ mounts }));
    await engine.putArchive(
      id,
      "/data",
      await tarOf([{ name: "kept", mode: 0o644, uid: 0, gid: 0, data: "yes" }]),
    );
    expect((await expectDetails(engine, id)).mounts).toEqual(mounts);
    await expect(engine.removeVolume(volume)).rejects.toMatchObject({ kind: "conflict" });
    await engine.removeContainer(id);

    const { id: next } = await engine.createContainer(spec({ mounts }));
    const kept = await engine.getArchive(next, "/data/kept");
    expect(kept && (await readTar(kept))).toMatchObject([{ data: "yes" }]);
    await engine.removeContainer(next);
    await engine.removeVolume(volume);
    await expect(engine.removeVolume(volume)).rejects.toMatchObject({ kind: "not-found" });
  });
}
