import type { LogEntry, LogLevel } from "@rockpool/gateway-core/contract/log-entry";
import { describe, expect, it } from "vitest";
import { LogBuffer } from "./log-buffer.ts";

let id = 0;

function line(text: string, level: LogLevel | null = "info"): LogEntry {
  id += 1;
  return { id, at: 1_800_000_000_000, stream: "stdout", level, text };
}

function push(buffer: LogBuffer, ...entries: LogEntry[]): void {
  buffer.take({ entries, reset: false, dropped: 0 });
}

function texts(buffer: LogBuffer): string[] {
  return buffer.view().rows.map((row) => (row.kind === "line" ? row.entry.text : row.kind));
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => line(`line ${index}`));

describe("LogBuffer", () => {
  it("hides what is below the level, of what is there and of what comes", () => {
    const buffer = new LogBuffer();
    push(buffer, line("a", "debug"), line("b", "warn"));
    buffer.filter({ level: "warn", search: "" });
    push(buffer, line("c", "info"), line("d", "fatal"));
    expect(texts(buffer)).toEqual(["b", "d"]);
    buffer.filter({ level: "trace", search: "" });
    expect(texts(buffer)).toEqual(["a", "b", "c", "d"]);
  });

  it("keeps the lines of a stack trace with the error they belong to", () => {
    const buffer = new LogBuffer();
    push(buffer, line("boom", "error"), line("  at x", null), line("calm", "info"), line("on", null));
    buffer.filter({ level: "error", search: "" });
    expect(texts(buffer)).toEqual(["boom", "  at x"]);
  });

  it("finds regardless of case, and hides nothing for it", () => {
    const buffer = new LogBuffer();
    push(buffer, line("Telegram up"), line("idle"));
    buffer.filter({ level: "trace", search: "teleGRAM" });
    push(buffer, line("telegram down"));
    expect(buffer.view().matches).toEqual([0, 2]);
    expect(texts(buffer)).toHaveLength(3);
  });

  it("counts what comes during a pause, and shows it after", () => {
    const buffer = new LogBuffer();
    push(buffer, line("before"));
    buffer.pause(true);
    push(buffer, line("one"), line("two"));
    expect(texts(buffer)).toEqual(["before"]);
    expect(buffer.view().waiting).toBe(2);
    buffer.pause(false);
    expect(texts(buffer)).toEqual(["before", "one", "two"]);
    expect(buffer.view().waiting).toBe(0);
  });

  it("marks where lines were dropped and where another container begins", () => {
    const buffer = new LogBuffer();
    buffer.take({ entries: [line("first")], reset: true, dropped: 0 });
    expect(texts(buffer)).toEqual(["first"]);
    buffer.take({ entries: [line("second")], reset: false, dropped: 7 });
    expect(texts(buffer)).toEqual(["first", "dropped", "second"]);
    buffer.take({ entries: [line("anew")], reset: true, dropped: 0 });
    expect(texts(buffer)).toEqual(["reset", "anew"]);
    expect(buffer.view().lines).toBe(1);
  });

  it("forgets the oldest, and goes on counting rows as before", () => {
    const buffer = new LogBuffer(100);
    buffer.filter({ level: "trace", search: "line 10" });
    push(buffer, ...numbered(120));
    const { first, rows, matches, forgotten } = buffer.view();
    expect([first, rows.length, forgotten]).toEqual([20, 100, 20]);
    expect(rows[0]).toMatchObject({ entry: { text: "line 20" } });
    expect(matches).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
  });

  it("forgets hidden lines without moving the shown ones", () => {
    const buffer = new LogBuffer(100);
    buffer.filter({ level: "error", search: "" });
    push(buffer, ...numbered(60), line("kept", "error"), ...numbered(60));
    expect(texts(buffer)).toEqual(["kept"]);
    expect(buffer.view()).toMatchObject({ first: 0, lines: 100, shownLines: 1, forgotten: 21 });
  });

  it("takes a hundred thousand lines at once and in thousands", () => {
    const buffer = new LogBuffer();
    for (let round = 0; round < 130; round += 1) push(buffer, ...numbered(1000));
    expect(buffer.view().rows.length).toBeGreaterThanOrEqual(100_000);
    expect(buffer.view().rows.length).toBeLessThanOrEqual(105_000);
  });

  it("gives the lines as text, all or what is shown", () => {
    const buffer = new LogBuffer();
    push(buffer, line("calm"), { ...line("boom", "error"), at: null });
    buffer.filter({ level: "error", search: "" });
    expect(buffer.text("shown")).toBe("boom");
    expect(buffer.text("all")).toBe("2027-01-15T08:00:00.000Z calm\nboom");
  });
});
