import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Unsubscribe } from "../contract/topics.ts";
import { watchSettings } from "./watch-settings.ts";

let folder: string;
let file: string;
let stop: Unsubscribe;
const onChange = vi.fn();

beforeEach(() => {
  onChange.mockReset();
  folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-settings-"));
  file = path.join(folder, "settings.json");
  writeFileSync(file, "{}");
  stop = watchSettings(file, onChange);
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("watchSettings", () => {
  it.each([
    ["written", () => writeFileSync(file, '{"version":1}')],
    [
      "replaced, again and again",
      () => {
        for (let turn = 0; turn < 3; turn++) {
          writeFileSync(`${file}.new`, `{"turn":${turn}}`);
          renameSync(`${file}.new`, file);
        }
      },
    ],
    ["removed", () => rmSync(file)],
  ])("tells once that the file was %s", async (_what, change) => {
    change();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    await delay(150);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it("does not care about the files beside it, nor after it was stopped", async () => {
    writeFileSync(path.join(folder, "settings.json.last-good"), "{}");
    stop();
    writeFileSync(file, "{}");
    await delay(150);
    expect(onChange).not.toHaveBeenCalled();
  });

  it("says so when there is no folder", () => {
    expect(() => watchSettings("/nowhere/at/all/settings.json", onChange)).toThrow(/ENOENT/);
  });
});
