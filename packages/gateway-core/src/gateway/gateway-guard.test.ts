import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guarded, guardFile } from "./gateway-guard.ts";

/** The guard's own script in a shell of this host, with its note in a directory of the test and a clock that is told. */
describe.skipIf(process.platform === "win32")("the guard", () => {
  let folder: string;
  let note: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "guard-test-"));
    note = path.join(folder, "note");
    await writeFile(path.join(folder, "date"), `#!/bin/sh\nread -r t <${folder}/clock; echo "$t"\n`);
    await chmod(path.join(folder, "date"), 0o755);
    await clock(1000);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const clock = (seconds: number) => writeFile(path.join(folder, "clock"), `${seconds}\n`);
  const noted = () =>
    readFile(note, "utf8").then(
      (text) => text.trim(),
      () => null,
    );

  function start(script: string): ChildProcess {
    const [shell = "", ...args] = guarded(["sh", "-c", script]).map((word) =>
      word.replaceAll(guardFile, note),
    );
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    return spawn(shell, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  }
  function ended(child: ChildProcess): Promise<number | null> {
    return new Promise((resolve) => child.once("close", resolve));
  }
  function says(child: ChildProcess, text: string): Promise<void> {
    return new Promise((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on("data", (chunk: Buffer) => chunk.toString().includes(text) && resolve());
      }
    });
  }
  const run = (script: string) => ended(start(script));

  it("ends as the gateway ends and notes it", async () => {
    expect(await run("exit 1")).toBe(1);
    expect(await noted()).toBe("1 1 1000");
    expect(await run("exit 3")).toBe(3);
    expect(await noted()).toBe("2 3 1000");
  });

  it("starts counting anew after a run of ten minutes", async () => {
    await writeFile(note, "4 1 900\n");
    expect(await run(`echo 1700 >${folder}/clock; exit 1`)).toBe(1);
    expect(await noted()).toBe("1 1 1700");
  });

  it.each([
    ["an exit 78", "1 78 950"],
    ["the fifth quick end", "5 1 950"],
  ])("waits after %s instead of running the gateway, and forgets when it is stopped", async (_what, text) => {
    await writeFile(note, `${text}\n`);
    const child = start("echo ran; exit 0");
    await says(child, "is not started again");
    child.kill("SIGTERM");
    expect(await ended(child)).toBe(Number(text.split(" ")[1]));
    expect(await noted()).toBeNull();
  });

  it("takes a note that is older than any backoff of the engine for somebody's own start", async () => {
    await writeFile(note, "1 78 909\n");
    expect(await run("exit 0")).toBe(0);
  });

  it.each(["", "nonsense\n", "1\n"])("runs the gateway over a note like %j", async (text) => {
    await writeFile(note, text);
    expect(await run("exit 5")).toBe(5);
  });

  it("passes SIGTERM on, waits for the gateway to finish, and leaves no note", async () => {
    await writeFile(note, "2 1 1\n");
    const child = start("trap 'sleep 0.3; echo bye; exit 6' TERM; echo up; while :; do sleep 0.05; done");
    await says(child, "up");
    const bye = says(child, "bye");
    child.kill("SIGTERM");
    child.kill("SIGTERM");
    await bye;
    expect(await ended(child)).toBe(6);
    expect(await noted()).toBeNull();
  });
});
