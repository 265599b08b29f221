import { existsSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { thisHost } from "./host.ts";

test("the environment is taken as it is", () => {
  const env = { XDG_RUNTIME_DIR: "/elsewhere", PATH: "/bin" };
  expect(thisHost(env).env).toEqual(env);
});

test.runIf(process.platform === "linux")(
  "a session's runtime directory is found without the variable",
  () => {
    const directory = `/run/user/${process.getuid?.()}`;
    const there = existsSync(directory) && statSync(directory).uid === process.getuid?.();
    expect(thisHost({}).env.XDG_RUNTIME_DIR).toBe(there ? directory : undefined);
  },
);
