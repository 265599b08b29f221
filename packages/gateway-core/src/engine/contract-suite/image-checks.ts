import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import { tarOf } from "../fake/tar.ts";
import { type Check, collect, expectDetails, type SuiteKit } from "./suite-kit.ts";

export const pullTitle = "pulls an image, and says what the registry has not";

/** Images: what there is, names, files of them, and getting one. */
export function imageChecks(check: Check, kit: SuiteKit): void {
  const { prefix } = kit;
  const patience = () => AbortSignal.timeout(60_000);

  check("knows images", async ({ engine, image }, spec) => {
    expect(await engine.inspectImage("rockpool-test/nothing:1")).toBeNull();
    const details = await engine.inspectImage(image);
    expect(details?.id).toMatch(/^sha256:/);
    // Podman puts the registry it takes for granted before it.
    expect(details?.tags.some((tag) => tag.endsWith(image))).toBe(true);
    expect((await engine.inspectImage(details?.id ?? ""))?.id).toBe(details?.id);
    const { id } = await engine.createContainer(spec());
    expect((await expectDetails(engine, id)).imageId).toBe(details?.id);
    await expect(engine.removeImage("rockpool-test/nothing:1")).rejects.toMatchObject({
      kind: "not-found",
    });
    await engine.removeContainer(id);
  });

  check("lists images with all their names, and takes names away", async ({ engine, image }) => {
    const id = (await engine.inspectImage(image))?.id ?? "";
    const name = `rockpool-test/${prefix}-named:2`;
    await engine.tagImage(image, name);
    const listed = (await engine.listImages()).find((each) => each.id === id);
    expect(listed).toMatchObject({ id, dangling: false });
    expect(listed?.bytes).toBeGreaterThan(0);
    expect(Math.abs((listed?.createdAt ?? 0) - Date.now())).toBeLessThan(365 * 86_400_000);
    expect(listed?.references.map(plain)).toEqual(expect.arrayContaining([image, name]));

    const { untagged, deleted } = await engine.removeImage(name);
    expect(untagged.map(plain)).toEqual([name]);
    expect(deleted).toEqual([]);
    expect(await engine.inspectImage(name)).toBeNull();
    expect((await engine.inspectImage(image))?.id).toBe(id);
    await expect(engine.tagImage("rockpool-test/nothing:1", name)).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  check("does not remove an image that a container uses", async ({ engine, image }, spec) => {
    const { id } = await engine.createContainer(spec());
    await expect(engine.removeImage(image)).rejects.toMatchObject({ kind: "conflict" });
    await engine.removeContainer(id);
  });

  check("saves an image and loads it again under its name", async ({ engine, image }) => {
    const name = `rockpool-test/${prefix}-saved:1`;
    await engine.tagImage(image, name);
    const saved = await buffer(await engine.saveImage(name, patience()));
    await engine.removeImage(name);
    const events = await collect(engine.loadImage(Readable.from([saved]), patience()));
    const loaded = events.find((event) => event.kind === "loaded");
    expect(loaded && "reference" in loaded ? loaded.reference : "").toContain(name);
    expect((await engine.inspectImage(name))?.id).toBe((await engine.inspectImage(image))?.id);
    await engine.removeImage(name);
    await expect(engine.saveImage(name, patience())).rejects.toMatchObject({ kind: "not-found" });
  });

  check("knows a file that holds no image, or half of one", async ({ engine, image }) => {
    const load = (bytes: Buffer) => collect(engine.loadImage(Readable.from([bytes]), patience()));
    const stranger = await tarOf([{ name: "hello", mode: 0o644, uid: 0, gid: 0, data: "world" }]);
    await expect(load(stranger)).rejects.toMatchObject({ kind: "archive-invalid" });
    await expect(load(Buffer.alloc(5000, 7))).rejects.toMatchObject({ kind: "archive-invalid" });
    const whole = await buffer(await engine.saveImage(image, patience()));
    const half = load(whole.subarray(0, Math.min(600, whole.length >> 1)));
    await expect(half).rejects.toMatchObject({ kind: "archive-invalid" });
  });

  check(pullTitle, async ({ engine, registry }) => {
    const name = `${registry}/pulled/image:1`;
    const events = await collect(engine.pullImage(name));
    expect(events.length).toBeGreaterThan(0);
    expect((await engine.inspectImage(name))?.labels).toMatchObject({ "dev.rockpool.test": "1" });
    const { deleted } = await engine.removeImage(name);
    expect(deleted.length).toBeGreaterThan(0);
    await expect(collect(engine.pullImage(`${registry}/pulled/image:2`))).rejects.toMatchObject({
      kind: "registry-not-found",
    });
    const signal = AbortSignal.abort();
    await expect(collect(engine.pullImage(name, { signal }))).rejects.toMatchObject({ kind: "aborted" });
    expect(await engine.inspectImage(name)).toBeNull();
  });
}

/** Without the registry that Podman takes for granted. */
function plain(reference: string): string {
  return reference.replace(/^(?:localhost|docker\.io)\//, "");
}
