import { describe, expect, it } from "vitest";
import type { EngineCandidate } from "../contract/snapshot.ts";
import { memoryFiles } from "../testing/memory-files.ts";
import { testHost } from "../testing/test-host.ts";
import { type CommandResult, runCommand } from "./run-command.ts";
import { startEngine } from "./start-engine.ts";

function entry(
  source: string,
  endpoint: string,
  outcome: EngineCandidate["outcome"] = "refused",
): EngineCandidate {
  return { source, endpoint, outcome, tookMs: 1 };
}

/** Runs nothing, and writes down what it would have run. */
function recorder(...results: CommandResult[]) {
  const ran: string[] = [];
  const run = async (file: string, args: readonly string[]): Promise<CommandResult> => {
    ran.push([file, ...args].join(" "));
    return results.shift() ?? { outcome: "ok", stdout: "" };
  };
  return { ran, run };
}

const linux = memoryFiles({
  "/usr/bin/dockerd*": "",
  "/usr/local/bin/colima*": "",
  "/usr/bin/systemctl*": "",
});
const mac = memoryFiles({ "/Applications/Docker.app/x": "", "/usr/local/bin/docker*": "" });
const macHost = testHost({ platform: "darwin", homeDir: "/Users/me" });

describe("startEngine", () => {
  it("starts the service, as whoever we are", async () => {
    const { ran, run } = recorder();
    const report = [entry("/var/run/docker.sock", "unix:///var/run/docker.sock")];
    expect(await startEngine({ host: testHost(), report, files: linux, run })).toMatchObject({
      started: true,
      engine: "Docker Engine",
      tried: [{ command: "systemctl start docker", outcome: "ok" }],
      manual: "sudo systemctl start docker",
    });
    expect(ran).toEqual(["/usr/bin/systemctl start docker"]);
  });

  it("starts a rootless engine as the person", async () => {
    const { ran, run } = recorder();
    const report = [entry("rootless Docker", "unix:///run/user/1000/docker.sock")];
    await startEngine({ host: testHost(), report, files: linux, run });
    expect(ran).toEqual(["/usr/bin/systemctl --user start docker"]);
  });

  it("starts the Colima profile that was seen, and no other", async () => {
    const { ran, run } = recorder();
    const report = [
      entry("/var/run/docker.sock", "unix:///var/run/docker.sock", "absent"),
      entry("owner", "unix:///home/me/.colima/work/docker.sock", "absent"),
    ];
    await startEngine({ host: testHost(), report, files: linux, run });
    expect(ran).toEqual(["/usr/local/bin/colima start work"]);
  });

  it("opens Docker Desktop when its command hangs or is not there", async () => {
    const { ran, run } = recorder({ outcome: "timeout" });
    const result = await startEngine({ host: macHost, report: [], files: mac, run });
    expect(ran).toEqual(["/usr/local/bin/docker desktop start --detach", "/usr/bin/open -g -a Docker"]);
    expect(result).toMatchObject({
      started: true,
      tried: [
        { command: "docker desktop start --detach", outcome: "timeout" },
        { command: "/usr/bin/open -g -a Docker", outcome: "ok" },
      ],
    });
  });

  it("says what was tried, and what a person can type", async () => {
    const { run } = recorder({ outcome: "failed", detail: "Access denied" });
    expect(
      await startEngine({
        host: testHost(),
        report: [],
        files: memoryFiles({ "/usr/bin/dockerd*": "" }),
        run,
      }),
    ).toEqual({
      started: false,
      engine: "Docker Engine",
      tried: [{ command: "systemctl start docker", outcome: "failed", detail: "Access denied" }],
      manual: "sudo systemctl start docker",
    });
  });

  it("does nothing where nothing is installed", async () => {
    const { ran, run } = recorder();
    expect(await startEngine({ host: testHost(), report: [], files: memoryFiles({}), run })).toMatchObject({
      started: false,
      engine: null,
      manual: null,
    });
    expect(ran).toEqual([]);
  });
});

describe("runCommand", () => {
  it("tells success, failure, absence and slowness apart", async () => {
    const node = process.execPath;
    expect(await runCommand(node, ["-p", "1+1"], 20_000)).toEqual({ outcome: "ok", stdout: "2\n" });
    const failing = ["-e", "console.log('out'); console.error('no'); process.exit(3)"];
    expect(await runCommand(node, failing, 20_000)).toEqual({
      outcome: "failed",
      detail: "no",
      stdout: "out\n",
    });
    const echo = ["-e", "process.stdin.pipe(process.stdout)"];
    expect(await runCommand(node, echo, 20_000, "given")).toEqual({ outcome: "ok", stdout: "given" });
    expect(await runCommand("/no/such/program", [], 1000)).toEqual({ outcome: "missing" });
    expect(await runCommand(node, ["-e", "setTimeout(() => {}, 60000)"], 200)).toEqual({
      outcome: "timeout",
    });
  });
});
