import { describe, expect, it } from "vitest";
import { memoryFiles } from "../testing/memory-files.ts";
import { testHost } from "../testing/test-host.ts";
import { installCommands, installEngine, lineOf } from "./install-engine.ts";
import type { CommandResult } from "./run-command.ts";

const root = testHost({ uid: 0, gid: 0, homeDir: "/root", env: { PATH: "/usr/bin" } });
const debian = { "/etc/os-release": 'NAME="Debian GNU/Linux"\nID=debian\n', "/usr/bin/apt-get*": "" };
const lines = (tree: Record<string, string>, host = root) =>
  installCommands(host, memoryFiles(tree))?.map(lineOf) ?? null;

describe("installing an engine", () => {
  it("is the distribution's own package, started as the computer starts its services", () => {
    const install = "env DEBIAN_FRONTEND=noninteractive apt-get install --yes docker.io";
    expect(lines({ ...debian, "/run/systemd/system/x": "" })).toEqual([
      "apt-get update",
      install,
      "systemctl enable --now docker",
    ]);
    const mint = { ...debian, "/etc/os-release": 'ID=linuxmint\nID_LIKE="ubuntu debian"\n' };
    expect(lines(mint)).toEqual(["apt-get update", install, "service docker start"]);
  });

  it("is not ours to do for somebody who is not root, elsewhere, or where one is", () => {
    expect(lines(debian, testHost())).toBeNull();
    expect(lines({ ...debian, "/etc/os-release": "ID=fedora\n" })).toBeNull();
    expect(lines({ "/usr/bin/apt-get*": "" })).toBeNull();
    expect(lines({ ...debian, "/usr/bin/dockerd*": "" })).toBeNull();
    expect(lines(debian, { ...root, platform: "darwin" })).toBeNull();
  });

  it("ends at the first line that fails, with what it said", async () => {
    const files = memoryFiles(debian);
    const ran: string[] = [];
    const results: CommandResult[] = [
      { outcome: "ok", stdout: "" },
      { outcome: "failed", stdout: "Setting up docker.io\n", detail: "no room" },
    ];
    const run = async (file: string, args: readonly string[]) => {
      ran.push([file, ...args].join(" "));
      return results.shift() ?? { outcome: "ok" as const, stdout: "" };
    };
    const commands = installCommands(root, files) ?? [];
    expect(await installEngine(root, commands, { files, run })).toMatchObject({
      code: "engine-install-failed",
      facts: { command: "env DEBIAN_FRONTEND=noninteractive apt-get install --yes docker.io" },
      detail: "Setting up docker.io\n\nno room",
    });
    expect(ran).toHaveLength(2);
    expect(await installEngine(root, commands, { files, run })).toBeNull();
    expect(ran[2]).toBe("/usr/bin/apt-get update");
  });
});
