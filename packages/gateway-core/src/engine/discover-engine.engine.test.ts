import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Discovery } from "./discover-engine.ts";

/** Debian's `nobody`: no groups, no home. */
const nobody = 65_534;
const socket = "/var/run/docker.sock";
const module = new URL("./discover-engine.ts", import.meta.url).href;

/** Discovery in a process of somebody without rights, as the people are who just installed Docker. */
async function discoverAsNobody(): Promise<Discovery> {
  const program = `
    const { discoverEngine } = await import(${JSON.stringify(module)});
    const host = { platform: "linux", arch: "x64", env: {}, homeDir: null, uid: ${nobody}, gid: ${nobody}, tmpDir: "/tmp", lanAddresses: [] };
    const { engine, ...found } = await discoverEngine({ host, setting: null, ownerEngine: null });
    console.log(JSON.stringify(found));`;
  const args = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    uid: nobody,
    gid: nobody,
    cwd: "/",
    env: {},
  });
  return JSON.parse(stdout) as Discovery;
}

describe("discovery on a real engine, without the right to use it", () => {
  it("says that it is a matter of permission, and of which group", async (context) => {
    if (process.getuid?.() !== 0) return context.skip("only root can become somebody else");
    const file = statSync(socket, { throwIfNoEntry: false });
    if (file === undefined || (file.mode & 0o006) !== 0)
      return context.skip("no engine here keeps its socket to a group");
    const { facts, failure, report } = await discoverAsNobody();
    expect(facts).toBeNull();
    expect(report[0]).toMatchObject({ source: socket, outcome: "permission" });
    expect(failure).toMatchObject({
      code: "engine-permission",
      facts: { endpoint: `unix://${socket}`, user: "nobody", listed: "no", needsLogin: "no" },
    });
    expect(failure?.facts?.group).not.toBe("");
  });
});
