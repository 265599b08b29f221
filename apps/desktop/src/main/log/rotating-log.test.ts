import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rotatingLog } from "./rotating-log.ts";

let folder: string;
let file: string;
const now = () => new Date("2026-11-23T12:00:00Z");
const lines = (name = file) => readFileSync(name, "utf8").trimEnd().split("\n");

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-log-"));
  file = path.join(folder, "logs", "desktop.log");
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe("rotatingLog", () => {
  it("writes a line of JSON at once, for nobody else to read", () => {
    rotatingLog(file, now).warn("engine lost", { tookMs: 3 });
    expect(JSON.parse(lines()[0] ?? "")).toEqual({
      at: "2026-11-23T12:00:00.000Z",
      level: "warn",
      message: "engine lost",
      tookMs: 3,
    });
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("goes on after what an earlier run wrote", () => {
    rotatingLog(file, now).info("first");
    rotatingLog(file, now).info("second");
    expect(lines()).toHaveLength(2);
  });

  it("keeps one older file and no more than a mebibyte", () => {
    const log = rotatingLog(file, now);
    for (let line = 0; line < 3000; line++) log.info("x".repeat(500), { line });
    const sizes = [file, `${file}.1`].map((name) => statSync(name).size);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512 * 1024);
    expect(existsSync(`${file}.2`)).toBe(false);
    expect(JSON.parse(lines().at(-1) ?? "")).toMatchObject({ line: 2999 });
    const lastOfOlder = JSON.parse(lines(`${file}.1`).at(-1) ?? "") as { line: number };
    expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ line: lastOfOlder.line + 1 });
  });

  it("is no reason to stop when it cannot be written, and goes on when it can be again", () => {
    const inTheWay = path.join(folder, "logs");
    mkdirSync(path.join(inTheWay, "desktop.log"), { recursive: true });
    const log = rotatingLog(file, now);
    expect(() => log.error("lost")).not.toThrow();
    rmSync(inTheWay, { recursive: true });
    log.error("kept");
    expect(lines()).toHaveLength(1);
  });
});
