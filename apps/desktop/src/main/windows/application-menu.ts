import type { MenuItemConstructorOptions } from "electron";

/**
 * The menu bar: what macOS expects of every app; elsewhere hidden until Alt is pressed, and there for its shortcuts.
 * Electron's own would offer to open the developer tools and its website.
 */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  if (platform === "darwin") return [{ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" }];
  return [{ role: "fileMenu", submenu: [{ role: "close" }, { role: "quit" }] }, { role: "editMenu" }];
}
