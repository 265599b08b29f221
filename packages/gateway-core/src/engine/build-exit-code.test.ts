import { expect, test } from "vitest";
import { buildExitCode } from "./build-exit-code.ts";

test.each([
  ["executor failed running [/bin/sh -c exit 3]: exit code: 3", 3],
  ['process "/bin/sh -c kill -9 $$" did not complete successfully: exit code: 137', 137],
  ["The command '/bin/sh -c exit 42' returned a non-zero code: 42", 42],
  ['building at STEP "RUN exit 7": while running runtime: exit status 7', 7],
  ["process did not complete: signal: killed", 137],
  ['failed to compute cache key: "/nowhere" not found', undefined],
])("%s", (message, code) => {
  expect(buildExitCode(message)).toBe(code);
});
