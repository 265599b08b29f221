import { expect, test } from "vitest";
import { checkFile, checkNames } from "./check-files.mjs";

test("length: a warning, then an error", () => {
  expect(checkFile("a.ts", "\n".repeat(250))).toEqual({ errors: [], warnings: [] });
  expect(checkFile("a.ts", "\n".repeat(251)).warnings).toEqual(["a.ts: 251 lines, more than 250"]);
  expect(checkFile("a.ts", "\n".repeat(401)).errors).toEqual(["a.ts: 401 lines, more than 400"]);
});

test.each(["packages/ui/src/utils.ts", "types.ts", "a/helper.mjs"])("%s says nothing", (file) => {
  expect(checkFile(file, "").errors).toEqual([`${file}: a name that says nothing`]);
});

test("whoever switches a check off says why", () => {
  expect(checkFile("a.ts", "// eslint-disable-next-line some-rule\n").errors).toHaveLength(1);
  expect(checkFile("a.ts", "// eslint-disable-next-line some-rule -- the API is like that\n").errors).toEqual(
    [],
  );
  expect(checkFile("a.ts", "// @ts-ignore\n").errors).toHaveLength(1);
  expect(checkFile("a.ts", "// @ts-expect-error\n").errors).toHaveLength(1);
  expect(checkFile("a.ts", "// @ts-expect-error the types lack it\n").errors).toEqual([]);
});

test("two files of one name in a package, but for index files and the contract", () => {
  expect(checkNames(["packages/ui/src/a/thing.ts", "packages/ui/src/b/thing.ts"])).toEqual([
    "packages/ui/src/b/thing.ts: has the name of packages/ui/src/a/thing.ts",
  ]);
  expect(checkNames(["packages/ui/src/a/thing.ts", "packages/core/src/a/thing.ts"])).toEqual([]);
  expect(checkNames(["apps/desktop/src/main/index.ts", "apps/desktop/src/preload/index.ts"])).toEqual([]);
  expect(checkNames(["packages/core/src/contract/log.ts", "packages/core/src/logs/log.ts"])).toEqual([]);
});
