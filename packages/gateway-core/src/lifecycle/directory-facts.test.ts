import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thisHost } from "../host/host.ts";
import { directoryFacts } from "./directory-facts.ts";
import { makeDirectories } from "./steps/prepare-directories.ts";

let dir: string;
const host = thisHost();

beforeEach(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-dirs-"));
});
afterEach(() => fs.rm(dir, { recursive: true, force: true }));

const wish = (name: string, uid = host.uid) => ({
  path: path.join(dir, name),
  uid,
  gid: host.gid,
  mode: 0o700,
});

describe("directoryFacts", () => {
  it("finds what is missing, and nothing once it was made", async () => {
    const wished = [wish("state"), wish("state/workspace")];
    expect(await directoryFacts(host, wished, true)).toEqual({ missing: wished, problem: null });
    await makeDirectories(host, wished);
    expect(await directoryFacts(host, wished, true)).toEqual({ missing: [], problem: null });
    expect((await fs.stat(wished[0]?.path ?? "")).mode & 0o777).toBe(0o700);
  });

  it("names the owner of what is somebody else's, unless owners mean nothing there", async () => {
    await fs.mkdir(path.join(dir, "state"));
    await fs.writeFile(path.join(dir, "state", "file"), "");
    const wished = [wish("state", host.uid + 1)];
    expect((await directoryFacts(host, wished, true)).problem).toEqual({
      kind: "foreign-owner",
      path: path.join(dir, "state"),
      owner: host.uid,
      wanted: host.uid + 1,
    });
    expect((await directoryFacts(host, wished, false)).problem).toBeNull();
  });

  it.skipIf(host.uid !== 0)("as root, takes an empty one for half-made, and gives it away", async () => {
    await fs.mkdir(path.join(dir, "state"));
    const wished = [wish("state", 1000)];
    expect(await directoryFacts(host, wished, true)).toEqual({ missing: wished, problem: null });
    await makeDirectories(host, wished);
    expect((await fs.stat(path.join(dir, "state"))).uid).toBe(1000);
  });

  it.skipIf(host.uid !== 0)("as root, leaves an empty one of somebody else to them", async () => {
    await fs.mkdir(path.join(dir, "state"));
    await fs.chown(path.join(dir, "state"), 1234, 1234);
    const { missing, problem } = await directoryFacts(host, [wish("state", 1000)], true);
    expect(missing).toEqual([]);
    expect(problem).toMatchObject({ kind: "foreign-owner", owner: 1234, wanted: 1000 });
  });

  it("says where a file is in the way, and what its owner may not write", async () => {
    await fs.writeFile(path.join(dir, "file"), "");
    await fs.mkdir(path.join(dir, "closed"));
    await fs.chmod(path.join(dir, "closed"), 0o500);
    for (const name of ["file", "file/below", "closed"]) {
      expect((await directoryFacts(host, [wish(name)], true)).problem?.kind).toBe("not-writable");
    }
  });
});
