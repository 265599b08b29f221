import { beforeEach, describe, expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { previewRemoval, removeImage } from "./remove-image.ts";

let engine: FakeEngine;
beforeEach(() => {
  engine = new FakeEngine();
  engine.addImage("openclaw:1", { sizeBytes: 500 });
});

describe("removing an image", () => {
  it("says what goes and what is freed, and then does that", async () => {
    const preview = await previewRemoval(engine, "openclaw:1");
    expect(preview).toMatchObject({ references: ["openclaw:1"], deletes: true, bytes: 500 });
    expect(await removeImage(engine, "openclaw:1")).toEqual(preview);
    expect(await engine.inspectImage("openclaw:1")).toBeNull();
  });

  it("takes one of several names only", async () => {
    await engine.tagImage("openclaw:1", "mine:1");
    expect(await removeImage(engine, "mine:1")).toMatchObject({
      references: ["mine:1"],
      deletes: false,
      bytes: 0,
    });
    expect(await engine.inspectImage("openclaw:1")).not.toBeNull();
  });

  it("refuses where a container was made from it, and names that one", async () => {
    await engine.createContainer({ ...observed().wished.spec, name: "web", image: "openclaw:1", ports: [] });
    const refused = { code: "image-in-use", failure: { facts: { image: "openclaw:1", holder: "web" } } };
    await expect(previewRemoval(engine, "openclaw:1")).rejects.toMatchObject(refused);
    await expect(removeImage(engine, "openclaw:1")).rejects.toMatchObject(refused);
    expect(await engine.inspectImage("openclaw:1")).not.toBeNull();
  });

  it("refuses what is not there", async () => {
    await expect(removeImage(engine, "nothing:1")).rejects.toMatchObject({ code: "image-missing" });
  });
});
