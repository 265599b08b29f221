import type { App, WebContents } from "electron";

/** Where a page may go by itself. Every page starts with none of it. */
export interface NavigationPolicy {
  mayNavigate(url: string): boolean;
  /** Links that lead elsewhere; without it they lead nowhere. */
  openOutside?(url: string): void;
}

export interface ContentsLock {
  /** Gives one page its policy, for the rest of its life. */
  allow(contents: WebContents, policy: NavigationPolicy): void;
  dispose(): void;
}

const nowhere: NavigationPolicy = { mayNavigate: () => false };

/** Locks every page the app ever makes, whoever makes it: no navigation, no new window, no webview. */
export function lockContents(app: App): ContentsLock {
  const policies = new WeakMap<WebContents, NavigationPolicy>();
  const lock = (_event: unknown, contents: WebContents) => {
    const policy = () => policies.get(contents) ?? nowhere;
    const guard = (event: { url: string; isMainFrame: boolean; preventDefault(): void }) => {
      // Frames inside the gateway's page are the gateway's own affair: it has no way out of its partition.
      if (!event.isMainFrame && policies.has(contents)) return;
      if (policy().mayNavigate(event.url)) return;
      event.preventDefault();
      policy().openOutside?.(event.url);
    };
    contents.on("will-frame-navigate", guard);
    contents.on("will-redirect", guard);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      policy().openOutside?.(url);
      return { action: "deny" };
    });
  };
  app.on("web-contents-created", lock);
  return {
    allow: (contents, policy) => void policies.set(contents, policy),
    dispose: () => void app.off("web-contents-created", lock),
  };
}
