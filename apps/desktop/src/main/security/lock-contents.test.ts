import { EventEmitter } from "node:events";
import type { App, WebContents } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { type ContentsLock, lockContents } from "./lock-contents.ts";

/** The part of a page that the lock takes hold of. */
class Page extends EventEmitter {
  openWindow: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
  setWindowOpenHandler(handler: typeof this.openWindow): void {
    this.openWindow = handler;
  }
  /** Whether the page is held back when it wants to go there. */
  held(event: string, url = "https://example.com/", isMainFrame = true): boolean {
    let prevented = false;
    this.emit(event, { url, isMainFrame, preventDefault: () => (prevented = true) });
    return prevented;
  }
}

let app: EventEmitter;
let lock: ContentsLock;
const makePage = () => {
  const page = new Page();
  app.emit("web-contents-created", {}, page);
  return page;
};

beforeEach(() => {
  app = new EventEmitter();
  lock = lockContents(app as unknown as App);
});

describe("lockContents", () => {
  it.each(["will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "holds back any page: %s",
    (event) => {
      expect(makePage().held(event)).toBe(true);
      expect(makePage().held(event, "app://rockpool/index.html", false)).toBe(true);
    },
  );

  it("opens no window for any page", () => {
    expect(makePage().openWindow({ url: "https://example.com" })).toEqual({ action: "deny" });
  });

  it("lets a page with a policy go where that says, and its other links to the browser", () => {
    const page = makePage();
    const outside: string[] = [];
    lock.allow(page as unknown as WebContents, {
      mayNavigate: (url) => url.startsWith("http://127.0.0.1:18789/"),
      openOutside: (url) => void outside.push(url),
    });
    expect(page.held("will-frame-navigate", "http://127.0.0.1:18789/chat")).toBe(false);
    expect(page.held("will-redirect", "https://example.com/a")).toBe(true);
    expect(page.openWindow({ url: "https://example.com/b" })).toEqual({ action: "deny" });
    expect(outside).toEqual(["https://example.com/a", "https://example.com/b"]);
    expect(page.held("will-attach-webview")).toBe(true);
  });

  it("leaves the frames within a foreign page to that page", () => {
    const page = makePage();
    lock.allow(page as unknown as WebContents, { mayNavigate: () => false });
    expect(page.held("will-frame-navigate", "https://example.com/embed", false)).toBe(false);
  });

  it("does not lock what comes after it was disposed of", () => {
    lock.dispose();
    expect(makePage().held("will-redirect")).toBe(false);
  });
});
