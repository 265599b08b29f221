import type { LogEntry, LogLevel } from "@rockpool/gateway-core/contract/log-entry";
import { expect, test } from "vitest";
import { levelFilter } from "./level-filter.ts";

const shown = (least: LogLevel | undefined, levels: (LogLevel | null)[]) => {
  const filter = levelFilter(least);
  return levels.map((level) =>
    filter({ id: 1, at: null, stream: "stdout", level, text: "" } satisfies LogEntry),
  );
};

test.each<[LogLevel | undefined, (LogLevel | null)[], boolean[]]>([
  [undefined, ["trace", null], [true, true]],
  ["warn", ["info", "warn", "error", "fatal"], [false, true, true, true]],
  // Lines of a stack trace go with the line they explain.
  ["error", ["error", null, null, "info", null], [true, true, true, false, false]],
  ["info", [null, "debug", null], [true, false, false]],
  ["error", [null], [false]],
])("from %s on, of %j: %j", (least, levels, expected) => {
  expect(shown(least, levels)).toEqual(expected);
});
