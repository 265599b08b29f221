import type { Reply } from "@rockpool/gateway-core/contract/failure";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { BaseWindow, Rectangle, WebContents, WebContentsView } from "electron";
import type { DashboardState } from "../../shared/shell-contract.ts";
import { originOf } from "../security/origin-of.ts";

export interface ControlViewOptions {
  window: BaseWindow;
  /** Makes the view locked to `mayNavigate`; nothing of it is shown before it is placed. */
  makeView(mayNavigate: (url: string) => boolean): WebContentsView;
  /** A fresh signed-in link. It carries a secret: it goes to the view and nowhere else. */
  link(): Promise<Reply<{ url: string }>>;
  /** Called before a page of this image is loaded. */
  prepare(imageId: string): Promise<void>;
  tell(state: DashboardState): void;
  /** Called with each page that has loaded, while it signs in. */
  onLoaded(webContents: WebContents): void;
}

export interface ControlView {
  /** CSS pixels of the window's content; null hides it. */
  place(bounds: Rectangle | null): void;
  reload(): void;
  /** The gateway came, went or is another: the page follows by itself, and is kept for the same one. */
  follow(snapshot: Snapshot): void;
  dispose(): void;
}

/**
 * The Control UI as a page of its own above ours. It is made when it is first placed, loaded when the gateway answers,
 * loaded anew when the gateway was restarted, and shown only while there is a page to see.
 */
export function createControlView({
  window,
  makeView,
  link,
  prepare,
  tell,
  onLoaded,
}: ControlViewOptions): ControlView {
  let view: WebContentsView | null = null;
  let bounds: Rectangle | null = null;
  let gateway: { key: string; imageId: string } | null = null;
  let loadedKey: string | null = null;
  let origin: string | null = null;
  let state: DashboardState = { kind: "idle" };
  let attempt = 0;

  function become(next: DashboardState): void {
    state = next;
    view?.setVisible(bounds !== null && state.kind === "ready");
    tell(state);
  }

  function ensureView(): WebContentsView {
    if (view !== null) return view;
    view = makeView((url) => origin !== null && originOf(url) === origin);
    view.setVisible(false);
    if (bounds !== null) view.setBounds(bounds);
    window.contentView.addChildView(view);
    view.webContents.on("render-process-gone", () => {
      // While the gateway is away nobody sees it: the page is loaded anew when it is back.
      if (gateway === null) loadedKey = null;
      else become({ kind: "failed", reason: "the page crashed" });
    });
    return view;
  }

  async function load(): Promise<void> {
    if (gateway === null) return;
    const mine = ++attempt;
    const { key, imageId } = gateway;
    loadedKey = key;
    become({ kind: "loading" });
    const reply = await link();
    if (mine !== attempt) return;
    if (!reply.ok) return become({ kind: "failed", reason: reply.failure.message });
    await prepare(imageId);
    if (mine !== attempt) return;
    origin = originOf(reply.value.url);
    const { webContents } = ensureView();
    try {
      // From the gateway's page to a link that differs in its fragment alone is no load at all: leave it first.
      if (webContents.getURL() !== "") await webContents.loadURL("about:blank");
      await webContents.loadURL(reply.value.url);
    } catch (error) {
      // The error's message holds the whole URL, secret included; its code does not.
      const { code } = error as { code?: string };
      if (mine === attempt) become({ kind: "failed", reason: code ?? "the page did not load" });
      return;
    }
    if (mine !== attempt) return;
    webContents.navigationHistory.clear();
    become({ kind: "ready" });
    onLoaded(webContents);
  }

  /** A page that has loaded stays, with what was being typed there: the gateway may have missed just one question. */
  function goAway(): void {
    if (state.kind !== "ready") {
      attempt += 1;
      loadedKey = null;
    }
    become({ kind: "idle" });
  }

  function loadIfStale(): void {
    if (bounds !== null && gateway !== null && gateway.key !== loadedKey) void load();
  }

  return {
    place(next) {
      bounds = next;
      if (next !== null) view?.setBounds(next);
      view?.setVisible(next !== null && state.kind === "ready");
      loadIfStale();
    },
    reload: () => void load(),
    follow(snapshot) {
      const was = gateway;
      gateway = gatewayOf(snapshot);
      if (gateway === null && was !== null && loadedKey !== null) goAway();
      // Only what had loaded is remembered while the gateway is away.
      else if (was === null && gateway !== null && gateway.key === loadedKey) become({ kind: "ready" });
      loadIfStale();
    },
    dispose() {
      attempt += 1;
      if (view === null) return;
      if (!window.isDestroyed()) window.contentView.removeChildView(view);
      view.webContents.close();
      view = null;
    },
  };
}

/** The gateway while it answers; another key is another process behind the same address. */
function gatewayOf({
  gateway: { address, container, health },
}: Snapshot): { key: string; imageId: string } | null {
  if (address === null || container === null || container.status !== "running" || health.live !== "yes")
    return null;
  return { key: `${address} ${container.id} ${container.startedAt}`, imageId: container.image.id };
}
