import { expect, it } from "vitest";
import { isConfigurationExit } from "./configuration-exit.ts";

// As 2026.4.29 wrote it.
const refused = `[openclaw] CLI failed: Invalid config at /home/node/.openclaw/openclaw.json:
- gateway: Unrecognized key: "nonsense"`;

it.each([
  [78, "", true],
  [1, refused, true],
  [1, "Error: listen EADDRINUSE", false],
  [137, refused, false],
  [0, "", false],
])("exit %i with %j: %s", (exitCode, log, expected) => {
  expect(isConfigurationExit(exitCode, log)).toBe(expected);
});
