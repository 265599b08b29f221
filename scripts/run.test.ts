import { expect, test } from "vitest";
import { run, runs } from "./run.mjs";

const node = process.execPath;

test("keeps the output when quiet, and hands on the exit code", async () => {
  const outcome = await run(node, ["-e", "console.log('a'); console.error('b'); process.exit(3)"], {
    quiet: true,
  });
  expect(outcome).toMatchObject({ code: 3, signal: null });
  expect(outcome.output.split("\n").sort()).toEqual(["", "a", "b"]);
});

test("a program that is not there", async () => {
  await expect(run("no-such-program", [], { quiet: true })).rejects.toThrow("ENOENT");
  expect(await runs("no-such-program")).toBe(false);
  expect(await runs(node)).toBe(true);
});

test.skipIf(process.platform === "win32")("one that takes too long ends with all it started", async () => {
  // A shell that waits for a child of its own, as xvfb-run does. Should the child live on, its hold on the output would
  // keep `run` from answering until this test has timed out.
  const script = `${node} -e "setTimeout(() => {}, 60000)" & wait`;
  const { code } = await run("sh", ["-c", script], { quiet: true, minutes: 0.3 / 60 });
  expect(code).not.toBe(0);
});
