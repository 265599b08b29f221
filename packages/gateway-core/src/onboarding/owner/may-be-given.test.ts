import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testHost } from "../../testing/test-host.ts";
import { mayBeGiven } from "./may-be-given.ts";

let dir: string;
const host = () => testHost({ homeDir: path.join(dir, "home", "me") });

beforeEach(async () => {
  dir = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-may-")));
  await fs.mkdir(path.join(dir, "home", "me", ".openclaw"), { recursive: true });
});
afterEach(() => fs.rm(dir, { recursive: true, force: true }));

describe("a directory that may be given away", () => {
  it.each(["home/me/.openclaw", "home/me/not there yet", "data"])("%s", async (name) => {
    expect(await mayBeGiven(host(), path.join(dir, name))).toBe(true);
  });

  it("is one of a server", async () => {
    expect(await mayBeGiven(host(), "/srv/openclaw")).toBe(true);
    expect(await mayBeGiven(host(), "/var/lib/openclaw")).toBe(true);
  });
});

describe("never", () => {
  it.each(["/", "/home", "/home/somebody", "/root", "/etc", "/srv", "/usr/local/claw", "/proc/1", "/tmp"])(
    "%s",
    async (where) => {
      expect(await mayBeGiven(host(), where)).toBe(false);
    },
  );

  it("the home, or what it is in", async () => {
    expect(await mayBeGiven(host(), path.join(dir, "home", "me"))).toBe(false);
    expect(await mayBeGiven(host(), path.join(dir, "home"))).toBe(false);
  });

  it("what leads to one of them by a link", async () => {
    await fs.symlink("/etc", path.join(dir, "etc"));
    await fs.symlink(path.join(dir, "home"), path.join(dir, "link"));
    expect(await mayBeGiven(host(), path.join(dir, "etc"))).toBe(false);
    expect(await mayBeGiven(host(), path.join(dir, "link"))).toBe(false);
    expect(await mayBeGiven(host(), path.join(dir, "link", "me"))).toBe(false);
  });
});
