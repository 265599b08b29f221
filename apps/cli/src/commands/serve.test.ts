import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { freePort } from "@rockpool/gateway-core/host/free-port";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type CliRun, runCli } from "../testing/run-cli.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(os.tmpdir(), "rockpool-serve-"));
  mkdirSync(join(home, "screens"));
  writeFileSync(join(home, "screens", "index.html"), "<!doctype html>");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

async function serve(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ run: CliRun; port: number }> {
  const port = await freePort(40_000 + Math.floor(Math.random() * 20_000));
  const run = runCli(["serve", "--port", String(port), ...args], {
    env: { ROCKPOOL_HOME: home, ...env },
    screens: join(home, "screens"),
  });
  return { run, port };
}

async function stop(run: CliRun): Promise<void> {
  run.interrupt();
  await run.exit;
}

test("a program is told the link", async () => {
  const { run, port } = await serve(["--json"]);
  await run.says("serving");
  expect(run.documents()[0]).toMatchObject({
    event: "serving",
    port,
    url: expect.stringContaining(`127.0.0.1:${port}/#token=`) as string,
  });
  await stop(run);
});

test.each([[[]], [["--json"]]])("a journal never is, with %j", async (args) => {
  const { run, port } = await serve(args, { JOURNAL_STREAM: "8:1" });
  await run.says(String(port));
  await stop(run);
  expect(run.stdout() + run.stderr()).not.toContain("token");
});

test("a user without an entry in the password file is served too", async () => {
  vi.spyOn(os, "userInfo").mockImplementation(() => {
    throw new Error("ENOENT: uv_os_get_passwd");
  });
  const { run, port } = await serve([], { LOGNAME: "ada" });
  await run.says("ssh -N");
  expect(run.stdout()).toContain(`127.0.0.1:${port}/#token=`);
  expect(run.stdout()).toContain(" ada@");
  await stop(run);
});
