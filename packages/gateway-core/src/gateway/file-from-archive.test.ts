import { expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { mostText } from "../engine/text-within.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { fileFromArchive } from "./file-from-archive.ts";
import { tarArchive } from "./tar-archive.ts";

async function read(content: string): Promise<string | null> {
  const engine = new FakeEngine();
  engine.addImage("openclaw:1");
  const { id } = await engine.createContainer(observed().wished.spec);
  const file = { kind: "file", name: "note", mode: 0o600, uid: 0, gid: 0, content } as const;
  await engine.putArchive(id, "/tmp", await tarArchive([file]));
  expect(await fileFromArchive(engine, id, "/tmp/nothing")).toBeNull();
  return fileFromArchive(engine, id, "/tmp/note");
}

it("reads a small file, and none that would fill our memory", async () => {
  expect(await read("Grüße")).toBe("Grüße");
  expect(await read("x".repeat(mostText))).toHaveLength(mostText);
  await expect(read("x".repeat(mostText + 1))).rejects.toMatchObject({
    failure: { code: "gateway-configuration" },
  });
});
