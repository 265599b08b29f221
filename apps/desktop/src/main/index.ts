import { thisHost } from "@rockpool/gateway-core/host/host";
import { messagesFor } from "@rockpool/messages/catalogue";
import { app, dialog, Menu, protocol } from "electron";
import { appSchemePrivileges } from "./app-protocol/serve-pages.ts";
import { readLaunch } from "./lifecycle/launch.ts";
import { lockContents } from "./security/lock-contents.ts";
import { startApp } from "./start-app.ts";

const messages = messagesFor(app.getPreferredSystemLanguages()[0] ?? "en");
const launch = readLaunch(thisHost(), process.argv, messages);

if (!launch.ok) {
  // Nothing of ours can be read or kept without a home: say so in words, and end.
  void app.whenReady().then(() => {
    dialog.showErrorBox(launch.title, launch.text);
    app.exit(1);
  });
} else {
  // The profile's folder also names the lock of the single instance, so it comes before the lock.
  app.setPath("userData", launch.profile);
  app.enableSandbox();
  // Ours is set later; without this Electron first builds one of its own.
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
  if (!app.requestSingleInstanceLock()) app.exit(0);
  else {
    const lock = lockContents(app);
    // A top-level await would never return: Electron is ready only after this module has been evaluated.
    void app.whenReady().then(() => startApp({ launch, messages, lock }));
  }
}
