import { EventEmitter } from "node:events";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMainWindow, type MainWindow } from "./main-window.ts";

class FakeWindow extends EventEmitter {
  destroyed = false;
  readonly show = vi.fn(() => this.mustLive());
  readonly focus = vi.fn(() => this.mustLive());
  readonly restore = vi.fn(() => this.mustLive());
  minimized = false;
  load: { resolve: () => void; reject: (error: Error) => void } | null = null;
  url = "";
  isDestroyed = () => this.destroyed;
  isMinimized(): boolean {
    this.mustLive();
    return this.minimized;
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return new Promise((resolve, reject) => {
      this.load = { resolve, reject };
    });
  }
  destroy(): void {
    this.destroyed = true;
    this.emit("closed");
  }
  /** As Electron's: whatever is asked of a destroyed window throws. */
  private mustLive(): void {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
  }
}

let made: FakeWindow[];
let mainWindow: MainWindow;
const onOpen = vi.fn();
const onClosed = vi.fn();
const navigate = vi.fn();
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  vi.clearAllMocks();
  made = [];
  mainWindow = createMainWindow({
    make() {
      const window = new FakeWindow();
      made.push(window);
      return window as unknown as BrowserWindow;
    },
    options: () => ({}),
    url: (room) => `app://rockpool/${room ?? ""}`,
    onOpen,
    onClosed,
    navigate,
  });
});

describe("createMainWindow", () => {
  it("makes a window when one is wanted, and shows it when it has something to show", () => {
    expect(made).toHaveLength(0);
    mainWindow.show("logs");
    expect(made[0]?.url).toBe("app://rockpool/logs");
    expect(onOpen).toHaveBeenCalledOnce();
    expect(made[0]?.show).not.toHaveBeenCalled();
    made[0]?.emit("ready-to-show");
    expect(made[0]?.show).toHaveBeenCalledOnce();
  });

  it("brings the one there is to the front", () => {
    mainWindow.show();
    const window = made[0] as FakeWindow;
    window.minimized = true;
    mainWindow.show("dashboard");
    expect(made).toHaveLength(1);
    expect(navigate).toHaveBeenCalledWith(window, "dashboard");
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();
  });

  it("forgets a closed one and makes the next anew", () => {
    mainWindow.show();
    mainWindow.close();
    expect(onClosed).toHaveBeenCalledOnce();
    expect(mainWindow.current()).toBeNull();
    mainWindow.show();
    expect(made).toHaveLength(2);
  });

  it("shows an empty window rather than none when the page does not load", async () => {
    mainWindow.show();
    made[0]?.load?.reject(new Error("ERR_FAILED"));
    await vi.waitFor(() => expect(made[0]?.show).toHaveBeenCalledOnce());
  });

  it("does not show a window whose load failed because it is being closed", async () => {
    mainWindow.show();
    made[0]?.load?.reject(new Error("ERR_FAILED"));
    made[0]?.destroy();
    for (let turns = 0; turns < 3; turns++) await turn();
    expect(made[0]?.show).not.toHaveBeenCalled();
  });

  describe("between a window's end and the word of it", () => {
    let dead: FakeWindow;
    beforeEach(() => {
      mainWindow.show();
      dead = made[0] as FakeWindow;
      dead.destroyed = true;
    });

    it("has no window, and makes the next one for whoever wants it", () => {
      expect(mainWindow.current()).toBeNull();
      mainWindow.show("logs");
      expect(made).toHaveLength(2);
      expect(navigate).not.toHaveBeenCalled();
      expect(mainWindow.current()).toBe(made[1]);
    });

    it("ends what belonged to the old one before the next one comes, once", () => {
      mainWindow.show();
      expect(onClosed).toHaveBeenCalledOnce();
      expect(onClosed.mock.invocationCallOrder[0]).toBeLessThan(onOpen.mock.invocationCallOrder[1] ?? 0);
      dead.emit("closed");
      expect(onClosed).toHaveBeenCalledOnce();
      expect(mainWindow.current()).toBe(made[1]);
    });

    it("shows and closes nothing", async () => {
      dead.emit("ready-to-show");
      dead.load?.reject(new Error("ERR_FAILED"));
      for (let turns = 0; turns < 3; turns++) await turn();
      mainWindow.close();
      expect(dead.show).not.toHaveBeenCalled();
      expect(onClosed).not.toHaveBeenCalled();
    });
  });
});
