import path from "node:path";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Host } from "@rockpool/gateway-core/host/host";
import type { Logger } from "@rockpool/gateway-core/host/logger";
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, session, WebContentsView } from "electron";
import type { ShellPush } from "../../shared/shell-contract.ts";
import { claimDashboard } from "../control-view/claim-dashboard.ts";
import { type ControlView, createControlView } from "../control-view/control-view.ts";
import { freshForImage } from "../control-view/gateway-session.ts";
import type { PageDesk } from "../ipc/page-desk.ts";
import { shellHandlers } from "../ipc/shell-handlers.ts";
import type { ContentsLock } from "../security/lock-contents.ts";
import { originOf } from "../security/origin-of.ts";
import { denyPermissions } from "../security/permissions.ts";
import { gatewayPagePreferences, gatewayPartition } from "../security/web-preferences.ts";
import type { ServiceLink } from "../service/service-link.ts";
import { windowBackground } from "./main-window-options.ts";

export interface WindowPartsOptions {
  host: Host;
  lock: ContentsLock;
  service: ServiceLink;
  openExternal(url: string): void;
  log: Logger;
  /** Folder for what the gateway's partition has to remember. */
  profile: string;
}

export interface WindowParts {
  /** Gives a new window what belongs to it; `tell` reaches its page. */
  attach(window: BrowserWindow, tell: (message: ShellPush) => void): void;
  detach(): void;
  /** For the page of the window attached last. */
  openDesk(push: (message: unknown) => void): Promise<PageDesk>;
}

/** What lives and dies with the main window: the gateway's view in it and the desk where its page is answered. */
export function createWindowParts({
  host,
  lock,
  service,
  openExternal,
  log,
  profile,
}: WindowPartsOptions): WindowParts {
  let current: { window: BrowserWindow; controlView: ControlView } | null = null;
  service.onSnapshot((snapshot) => current?.controlView.follow(snapshot));

  async function link() {
    const bridge = await service.bridge;
    return bridge.call("dashboard.link", {});
  }

  async function claim(deviceId: string) {
    const bridge = await service.bridge;
    return bridge.call("devices.claim", { deviceId });
  }

  function makeView(mayNavigate: (url: string) => boolean): WebContentsView {
    const view = new WebContentsView({ webPreferences: gatewayPagePreferences });
    view.setBackgroundColor(nativeTheme.shouldUseDarkColors ? windowBackground.dark : windowBackground.light);
    lock.allow(view.webContents, { mayNavigate, openOutside: openExternal });
    denyPermissions(view.webContents.session, () => originOf(view.webContents.getURL()));
    return view;
  }

  return {
    attach(window, tell) {
      const controlView = createControlView({
        window,
        makeView,
        link,
        prepare: (imageId) =>
          freshForImage(
            session.fromPartition(gatewayPartition),
            path.join(profile, "gateway-image"),
            imageId,
          ),
        tell: (state) => tell({ type: "shell", about: "dashboard", state }),
        onLoaded: (webContents) => void claimDashboard({ webContents, claim }),
      });
      current = { window, controlView };
      // A page that is loaded anew has forgotten that it placed a view.
      window.webContents.on("did-navigate", () => controlView.place(null));
      window.webContents.on("render-process-gone", (_event, { reason }) =>
        log.error("our page is gone", { reason }),
      );
      window.once("ready-to-show", service.load);
      setTimeout(service.load, 1500);
      const snapshot = service.snapshot();
      if (snapshot !== null) controlView.follow(snapshot);
    },
    detach() {
      current?.controlView.dispose();
      current = null;
    },
    async openDesk(push) {
      const [{ openPageDesk }, bridge] = await Promise.all([import("../ipc/page-desk.ts"), service.bridge]);
      if (current === null) throw new Error("refused");
      const shell = shellHandlers({
        ...current,
        openExternal,
        clipboard,
        dialog,
        async browseDashboard() {
          const reply = await link();
          if (!reply.ok) throw new RockpoolError(reply.failure);
          const { openSignedIn } = await import("../security/open-signed-in.ts");
          await openSignedIn(reply.value.url, host, openExternal);
        },
      });
      return openPageDesk({
        bridge,
        shell,
        hello: { appVersion: app.getVersion(), pid: process.pid },
        push,
        log,
      });
    },
  };
}
