import { describe, expect, it } from "vitest";
import { chunked } from "./frame.ts";
import { readLoad } from "./read-load.ts";
import { readPull } from "./read-pull.ts";
import { splitReference } from "./split-reference.ts";

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

function source(...lines: object[]) {
  return chunked(Buffer.from(lines.map((line) => `${JSON.stringify(line)}\r\n`).join("")), [7]);
}

const last = { status: "Status: Downloaded newer image for r/x:1" };

describe("readPull", () => {
  it("reads what becomes of a layer", async () => {
    const id = "e5b4e37845ad";
    const events = await collect(
      readPull(
        source(
          { status: "Pulling from exp/img", id: "1" },
          { status: "Pulling fs layer", progressDetail: {}, id },
          { status: "Downloading", progressDetail: { current: 5, total: 20 }, progress: "[=>  ]", id },
          { status: "Retrying in 5 seconds", progressDetail: {}, id },
          { status: "Downloading", progressDetail: { current: 5, total: -1 }, id },
          { status: "Verifying Checksum", progressDetail: {}, id },
          { status: "Download complete", progressDetail: {}, id },
          { status: "Extracting", progressDetail: { current: 20, total: 20 }, id },
          { status: "Pull complete", progressDetail: {}, id },
          { status: "Already exists", progressDetail: {}, id: "b3b9a397d24b" },
          last,
        ),
      ),
    );
    expect(events.map(({ text: _, ...event }) => event)).toEqual([
      { id: null, status: "other" },
      { id, status: "pulling-fs-layer" },
      { id, status: "downloading", current: 5, total: 20 },
      { id, status: "retrying" },
      { id, status: "downloading", current: 5 },
      { id, status: "verifying" },
      { id, status: "download-complete" },
      { id, status: "extracting", current: 20, total: 20 },
      { id, status: "complete" },
      { id: "b3b9a397d24b", status: "exists" },
      { id: null, status: "other" },
    ]);
    expect(events.at(-1)?.text).toBe(last.status);
  });

  it("does not take an end in the middle for an image", async () => {
    const id = "e5b4e37845ad";
    const cut = source({ status: "Pull complete", id }, { status: `Digest: sha256:${"0".repeat(64)}` });
    await expect(collect(readPull(cut))).rejects.toMatchObject({ kind: "connection-lost" });
    await expect(collect(readPull(source()))).rejects.toMatchObject({ kind: "connection-lost" });
  });

  it("throws what an error line says, whatever comes after it", async () => {
    const message = "unexpected EOF";
    const failed = source({ errorDetail: { message }, error: message }, last);
    await expect(collect(readPull(failed))).rejects.toMatchObject({ kind: "registry-lost", message });
  });

  it("takes Podman's end for one, but not its silence", async () => {
    const id = "60d8e2f3ca67";
    const lines = source({ status: "Pulling fs layer", id }, { status: "Download complete", id });
    expect(await collect(readPull(lines, { podman: true }))).toHaveLength(2);
    await expect(collect(readPull(source(), { podman: true }))).rejects.toMatchObject({
      kind: "connection-lost",
    });
  });
});

describe("readLoad", () => {
  it("reads names, ids and the rest", async () => {
    const events = await collect(
      readLoad(
        source(
          { status: "Loading layer", progressDetail: {}, id: "x" },
          { stream: "Loaded image: r/x:1\n" },
          { stream: "Loaded image ID: sha256:abc\n" },
          { stream: "Loaded image(s): a:1,b:2" },
        ),
      ),
    );
    expect(events).toEqual([
      { kind: "output", text: "Loading layer" },
      { kind: "loaded", reference: "r/x:1" },
      { kind: "loaded", id: "sha256:abc" },
      { kind: "loaded", reference: "a:1" },
      { kind: "loaded", reference: "b:2" },
    ]);
  });

  it("does not take an end without an image for one, and a full disk for a bad file", async () => {
    await expect(collect(readLoad(source({ status: "Loading layer" })))).rejects.toMatchObject({
      kind: "connection-lost",
    });
    const full = { error: "write /x: no space left on device" };
    await expect(collect(readLoad(source(full)))).rejects.toMatchObject({ kind: "disk-full" });
  });
});

describe("splitReference", () => {
  it.each([
    ["openclaw", "openclaw", "latest"],
    ["ghcr.io/openclaw/openclaw:2026.9.6", "ghcr.io/openclaw/openclaw", "2026.9.6"],
    ["127.0.0.1:5000/x", "127.0.0.1:5000/x", "latest"],
    ["127.0.0.1:5000/x:1", "127.0.0.1:5000/x", "1"],
    ["r/x:1@sha256:abc", "r/x", "sha256:abc"],
  ])("takes %s apart", (reference, name, tag) => {
    expect(splitReference(reference)).toEqual({ name, tag });
  });
});
