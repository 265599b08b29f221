import path from "node:path";
import type { Messages } from "@rockpool/messages/catalogue";
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  session,
  shell,
} from "electron";
import { appOrigin } from "./app-protocol/app-origin.ts";
import { servePages } from "./app-protocol/serve-pages.ts";
import { openDoor } from "./ipc/door.ts";
import { isTrustedSender } from "./ipc/trusted-sender.ts";
import { isHidden, type Launch } from "./lifecycle/launch.ts";
import { orderlyQuit } from "./lifecycle/quit.ts";
import { createTeardown } from "./lifecycle/teardown.ts";
import { withoutTray } from "./lifecycle/without-tray.ts";
import { logUncaught } from "./log/log-uncaught.ts";
import { rotatingLog } from "./log/rotating-log.ts";
import { notificationHost } from "./requests/notification-host.ts";
import { requestNotifier } from "./requests/request-notifier.ts";
import type { ContentsLock } from "./security/lock-contents.ts";
import { createOpenExternal } from "./security/open-external.ts";
import { denyPermissions } from "./security/permissions.ts";
import { createServiceLink } from "./service/service-link.ts";
import { hasTrayHost, sessionBus } from "./tray/has-tray-host.ts";
import { keepTray } from "./tray/keep-tray.ts";
import { runCommand } from "./tray/run-command.ts";
import { createTrayHost } from "./tray/tray-host.ts";
import { trayModel } from "./tray/tray-model.ts";
import { applicationMenu } from "./windows/application-menu.ts";
import { createMainWindow } from "./windows/main-window.ts";
import { mainWindowOptions } from "./windows/main-window-options.ts";
import { createWindowParts } from "./windows/window-parts.ts";

export interface StartOptions {
  launch: Launch;
  messages: Messages;
  lock: ContentsLock;
}

/** Puts the app together once Electron is ready: what a person sees first comes first, the service last. */
export function startApp({ launch, messages, lock }: StartOptions): void {
  const out = path.join(import.meta.dirname, "..");
  const assets = path.join(app.getAppPath(), app.isPackaged ? "assets" : "../../assets");
  const log = rotatingLog(path.join(launch.dirs.log, "desktop.log"));
  logUncaught(process, log);
  const openExternal = createOpenExternal((url) => shell.openExternal(url));
  const appVersion = app.getVersion();

  const service = createServiceLink(async () => {
    const { joinService } = await import("./service/join-service.ts");
    return joinService({ host: launch.host, appVersion, log });
  }, log);

  const run = (command: Parameters<typeof runCommand>[0]) =>
    void runCommand(command, {
      bridge: service.bridge,
      snapshot: service.snapshot,
      openWindow: (room) => mainWindow.show(room),
      quit: () => app.quit(),
    });
  const trayHost = createTrayHost({
    icons: path.join(assets, "tray"),
    platform: process.platform,
    first: trayModel({ snapshot: null, messages, now: Date.now() }),
    run,
  });
  const tray = keepTray(messages, trayHost.show);
  service.onSnapshot(tray.follow);
  const tellRequests = requestNotifier({
    messages,
    startedAt: Date.now(),
    show: notificationHost((options) => new Notification(options), Notification.isSupported),
    open: (room) => mainWindow.show(room),
  });
  service.onSnapshot(tellRequests);

  servePages(session.defaultSession.protocol, path.join(out, "renderer"));
  denyPermissions(session.defaultSession, () => null);
  const windowParts = createWindowParts({
    host: launch.host,
    lock,
    service,
    openExternal,
    log,
    profile: launch.profile,
  });
  const mainWindow = createMainWindow({
    make: (options) => new BrowserWindow(options),
    options: () =>
      mainWindowOptions({
        dark: nativeTheme.shouldUseDarkColors,
        preload: path.join(out, "preload", "index.cjs"),
        icon: path.join(assets, "icon", "256x256.png"),
      }),
    url: (room) => `${appOrigin}/index.html${room === undefined ? "" : `?room=${room}`}`,
    onOpen(window) {
      // Kept here, because a destroyed window no longer tells what its contents were.
      const { webContents } = window;
      windowParts.attach(window, (message) => door.tell(webContents, message));
      // Windows alone tells of a sign-out this way, and quits nothing; the others ask us to quit.
      window.on("session-end", () => quit.sessionEnds());
    },
    onClosed: () => windowParts.detach(),
    navigate: (window, room) => door.tell(window.webContents, { type: "shell", about: "navigate", room }),
  });
  const door = openDoor({
    ipcMain,
    isTrusted: (event) => isTrustedSender(event, mainWindow.current()?.webContents ?? null, appOrigin),
    openDesk: windowParts.openDesk,
    log,
  });

  const quit = orderlyQuit({ app, ...createTeardown({ service, mainWindow, tray, trayHost }) });
  powerMonitor.on("shutdown", quit.hurry);
  service.onSettings(({ theme }) => {
    nativeTheme.themeSource = theme;
  });
  app.on("second-instance", (_event, argv) => {
    if (!isHidden(argv)) mainWindow.show();
  });
  app.on("activate", () => mainWindow.show());
  const noTray = withoutTray({
    hasTray: () => hasTrayHost(process.platform, sessionBus(launch.host.env)),
    openWindow: () => mainWindow.show(),
    quit: () => app.quit(),
  });
  // With this listener Electron does not quit with the last window.
  app.on("window-all-closed", () => void noTray.allClosed());
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform)));

  if (launch.hidden) {
    void noTray.startedHidden();
    // The tray registers in the event loop's next turns; what is loaded now would hold it up.
    setTimeout(service.load, 150);
  } else mainWindow.show();
}
