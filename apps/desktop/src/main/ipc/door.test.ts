import { EventEmitter } from "node:events";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import type { IpcMain, IpcMainInvokeEvent, WebContents } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { askChannel, pushChannel } from "../../shared/channels.ts";
import { type Door, openDoor } from "./door.ts";

class Page extends EventEmitter {
  readonly pushed: unknown[] = [];
  destroyed = false;
  isDestroyed = () => this.destroyed;
  send = (channel: string, message: unknown) => void (channel === pushChannel && this.pushed.push(message));
}

let handler: ((event: IpcMainInvokeEvent, message: unknown) => Promise<unknown>) | null;
let door: Door;
const close = vi.fn();
let opened: number;
let logged: unknown[];
let push: (message: unknown) => void;

const ask = (page: Page, message: unknown) =>
  handler?.({ sender: page, senderFrame: {} } as unknown as IpcMainInvokeEvent, message);

beforeEach(() => {
  close.mockReset();
  opened = 0;
  logged = [];
  const log = (message: string, facts?: object) => void logged.push({ message, ...facts });
  const ipcMain: Pick<IpcMain, "handle" | "removeHandler"> = {
    handle(channel, listener) {
      expect(channel).toBe(askChannel);
      handler = listener as typeof handler;
    },
    removeHandler: () => {
      handler = null;
    },
  };
  door = openDoor({
    ipcMain,
    isTrusted: (event) => event.sender !== (stranger as unknown),
    async openDesk(tell) {
      opened += 1;
      push = tell;
      return { ask: async (message) => ({ echo: message }) as never, close };
    },
    log: { info: log, warn: log, error: log } satisfies Logger,
  });
});
const stranger = new Page();

describe("openDoor", () => {
  it("turns strangers away without looking at what they say", async () => {
    await expect(ask(stranger, { secret: "hush" })).rejects.toThrow("refused");
    expect(opened).toBe(0);
    expect(JSON.stringify(logged)).toContain("stranger");
    expect(JSON.stringify(logged)).not.toContain("hush");
  });

  it("answers a page at one desk, and pushes to it", async () => {
    const page = new Page();
    expect(await ask(page, 1)).toEqual({ echo: 1 });
    expect(await ask(page, 2)).toEqual({ echo: 2 });
    expect(opened).toBe(1);
    push("news");
    expect(page.pushed).toEqual(["news"]);
  });

  it.each(["did-navigate", "render-process-gone", "destroyed"])(
    "closes the desk of a page: %s",
    async (event) => {
      const page = new Page();
      await ask(page, 1);
      page.emit(event);
      page.emit("destroyed");
      await Promise.resolve();
      expect(close).toHaveBeenCalledOnce();
      await ask(page, 2);
      expect(opened).toBe(2);
    },
  );

  it("does not push to a page that is gone", async () => {
    const page = new Page();
    await ask(page, 1);
    page.destroyed = true;
    push("late");
    door.tell(page as unknown as WebContents, { type: "shell", about: "navigate", room: "logs" });
    expect(page.pushed).toEqual([]);
  });

  it("goes away with its desks", async () => {
    await ask(new Page(), 1);
    door.dispose();
    await Promise.resolve();
    expect(close).toHaveBeenCalledOnce();
    expect(handler).toBeNull();
  });
});
