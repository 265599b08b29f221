import { messagesFor } from "@rockpool/messages/catalogue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleOperation, sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { type KeptTray, keepTray } from "./keep-tray.ts";

let shown: string[];
let tray: KeptTray;

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 });
  shown = [];
  tray = keepTray(messagesFor("en"), ({ rows: [first] }) => {
    shown.push(first?.kind === "text" ? first.label : "");
  });
});
afterEach(() => vi.useRealTimers());

describe("keepTray", () => {
  it("counts while something runs, and is still when nothing does", () => {
    tray.follow(sampleSnapshot("starting", { operation: sampleOperation({ startedAt: 10_000 }) }));
    vi.advanceTimersByTime(2000);
    expect(shown).toHaveLength(3);
    expect(shown.at(-1)).toMatch(/, 2 s$/);

    tray.follow(sampleSnapshot("running"));
    vi.advanceTimersByTime(60_000);
    expect(shown).toHaveLength(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("says that it is quitting, also with what comes after", () => {
    const rows: number[] = [];
    tray = keepTray(messagesFor("en"), (model) => void rows.push(model.rows.length));
    tray.quitting();
    tray.follow(sampleSnapshot("stopping"));
    expect(rows).toEqual([4, 4]);
  });

  it("stops its clock", () => {
    tray.follow(sampleSnapshot("starting", { operation: sampleOperation({ startedAt: 10_000 }) }));
    tray.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});
