import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { node } from "./bootstrap.mjs";
import { inCheckout } from "./checkout.mjs";
import { run } from "./run.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "rockpool-counts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("counts cases, and what fails around them", { timeout: 30_000 }, async () => {
  write(
    "good.test.ts",
    `test("a", () => {}); test("b", (t) => t.skip("no moon")); test.skip("c", () => {});`,
  );
  write("bad.test.ts", `test("d", () => { throw new Error("no") });`);
  write(
    "hook.test.ts",
    `import { beforeAll } from "vitest"; beforeAll(() => { throw new Error("no") }); test("e", () => {});`,
  );
  write("late.test.ts", `let tries = 0; test("f", { retry: 1 }, () => expect(++tries).toBe(2));`);
  write("broken.test.ts", `import "./nowhere.ts";`);
  writeFileSync(path.join(folder, "vitest.config.mjs"), "export default { test: { globals: true } };\n");

  const counts = path.join(folder, "counts.json");
  const vitest = inCheckout("node_modules", "vitest", "vitest.mjs");
  const reporter = inCheckout("scripts", "count-reporter.mjs");
  const env = { ...process.env, COUNTS_FILE: counts };
  await run(node, [vitest, "run", "--configLoader=native", `--reporter=${reporter}`], {
    quiet: true,
    cwd: folder,
    env,
  });

  const { skips, failures, flaky, ...numbers } = (await import(counts, { with: { type: "json" } })).default;
  // d, the hook of e, and the file that does not load; e itself never ran.
  expect(numbers).toEqual({ passed: 2, failed: 3, skipped: 3 });
  expect(flaky).toEqual(["late.test.ts > f"]);
  expect(failures).toHaveLength(3);
  expect(failures).toContainEqual({ name: "bad.test.ts > d", reason: "no (bad.test.ts:1)" });
  expect(failures).toContainEqual({ name: "hook.test.ts", reason: "no (hook.test.ts:1)" });
  expect(skips).toContainEqual({ name: "good.test.ts > b", reason: "no moon" });
  expect(skips).toContainEqual({ name: "good.test.ts > c", reason: "the test gives no reason" });
  expect(skips).toContainEqual({ name: "hook.test.ts > e", reason: "what runs before it failed" });
});

function write(name: string, text: string) {
  writeFileSync(path.join(folder, name), `${text}\n`);
}
