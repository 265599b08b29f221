import { EventEmitter } from "node:events";
import type { App } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { orderlyQuit, type Quit } from "./quit.ts";

let app: EventEmitter & { quit: () => void };
let quit: Quit;
let finish: (error?: Error) => void;
let toldToHurry: boolean;
const left = vi.fn();
const teardown = vi.fn(
  (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve());
      signal.addEventListener("abort", () => {
        toldToHurry = true;
      });
    }),
);
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  toldToHurry = false;
  const emitter = new EventEmitter();
  app = Object.assign(emitter, {
    // As Electron's: asks everybody, and ends unless somebody holds it back.
    quit() {
      let held = false;
      emitter.emit("before-quit", { preventDefault: () => (held = true) });
      if (!held) left();
    },
  });
  quit = orderlyQuit({ app: app as unknown as App, teardown, deadline: () => 5000 });
});
afterEach(() => vi.useRealTimers());

describe("orderlyQuit", () => {
  it("waits for the teardown, then goes", async () => {
    app.quit();
    await settle();
    expect(left).not.toHaveBeenCalled();
    finish();
    await settle();
    expect(left).toHaveBeenCalledOnce();
    expect(teardown).toHaveBeenCalledOnce();
  });

  it("goes although the teardown fails", async () => {
    app.quit();
    finish(new Error("no"));
    await settle();
    expect(left).toHaveBeenCalledOnce();
  });

  it("goes at the deadline, and tells the teardown", async () => {
    app.quit();
    await vi.advanceTimersByTimeAsync(4999);
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(left).toHaveBeenCalledOnce();
    expect(toldToHurry).toBe(true);
  });

  it("goes at once when it is asked again", async () => {
    app.quit();
    app.quit();
    await settle();
    expect(left).toHaveBeenCalledOnce();
    expect(teardown).toHaveBeenCalledOnce();
  });

  it("steps aside for an installer", () => {
    quit.stepAside();
    app.quit();
    expect(left).toHaveBeenCalledOnce();
    expect(teardown).not.toHaveBeenCalled();
  });

  it("hurries when the system goes down", async () => {
    app.quit();
    quit.hurry();
    await vi.advanceTimersByTimeAsync(3000);
    expect(left).toHaveBeenCalledOnce();
  });

  it("quits by itself, and soon, when the session ends", async () => {
    quit.sessionEnds();
    expect(teardown).not.toHaveBeenCalled();
    await settle();
    expect(teardown).toHaveBeenCalledOnce();
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3000);
    expect(toldToHurry).toBe(true);
    expect(left).toHaveBeenCalledOnce();
  });

  it("lets a quit under way go on for a moment when the session ends", async () => {
    app.quit();
    quit.sessionEnds();
    await settle();
    expect(left).not.toHaveBeenCalled();
    finish();
    await settle();
    expect(left).toHaveBeenCalledOnce();
  });
});
