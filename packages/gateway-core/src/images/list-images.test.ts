import { beforeEach, expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { builtLabel, instanceLabel } from "../gateway/labels.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { listImages } from "./list-images.ts";

let engine: FakeEngine;
beforeEach(() => {
  engine = new FakeEngine();
});

const options = () => ({ engine, instanceId: "me", wanted: "openclaw:wanted", goBack: [], got: [], keep: 1 });
const ours = { [builtLabel]: "npm", [instanceLabel]: "me" };

it("shows what is OpenClaw's, the newest first, and why each stays", async () => {
  const add = (name: string, createdAt: number, labels = {}) => engine.addImage(name, { createdAt, labels });
  add("openclaw:newest", 9);
  const used = add("openclaw:used", 8);
  add("openclaw:wanted", 7);
  const back = add("openclaw:back", 6, ours);
  add("rockpool/openclaw:2026.4.29-npm", 5, ours);
  const got = add("ghcr.io/openclaw/openclaw:2026.8.1", 4);
  add("ghcr.io/openclaw/openclaw:2026.7.1", 3);
  add("postgres:16", 10, { "org.opencontainers.image.title": "PostgreSQL" });
  await engine.createContainer({
    ...observed().wished.spec,
    name: "web",
    image: used.tags[0] ?? "",
    ports: [],
    labels: {},
  });

  const { images } = await listImages({ ...options(), goBack: [back.id], got: [got.id] });
  expect(images.map(({ references, keptBecause }) => [references[0], keptBecause])).toEqual([
    ["openclaw:newest", "recent"],
    ["openclaw:used", "in-use"],
    ["openclaw:wanted", "wanted"],
    ["openclaw:back", "go-back"],
    ["rockpool/openclaw:2026.4.29-npm", null],
    ["ghcr.io/openclaw/openclaw:2026.8.1", null],
    ["ghcr.io/openclaw/openclaw:2026.7.1", "not-ours"],
  ]);
  expect(images[1]?.usedBy).toEqual([{ container: "web", running: false, ours: false }]);
});
