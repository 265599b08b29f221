import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { systemdUnit } from "./systemd-unit.ts";

test("the file in the package is the unit for a `rockpool` on the usual path", () => {
  const file = readFileSync(new URL("../../systemd/rockpool.service", import.meta.url), "utf8");
  expect(file).toBe(systemdUnit(["/usr/local/bin/rockpool", "serve"]));
});

test.each([
  [["/opt/node", "/opt/rockpool.js"], "ExecStart=/opt/node /opt/rockpool.js"],
  [["/opt/my node", "serve"], 'ExecStart="/opt/my node" serve'],
  [["/100%/$HOME"], 'ExecStart="/100%%/$$HOME"'],
  [['/a"b\\c'], 'ExecStart="/a\\"b\\\\c"'],
])("%j is quoted as systemd reads it", (command, line) => {
  expect(systemdUnit(command).split("\n")).toContain(line);
});
