import type { BrowserWindowConstructorOptions } from "electron";
import { ownPagePreferences } from "../security/web-preferences.ts";

export interface MainWindowLook {
  dark: boolean;
  preload: string;
  icon?: string;
}

/** The neutral ground of both themes (packages/ui tokens), painted before the page is, so that nothing flashes. */
export const windowBackground = { light: "#f3f6f6", dark: "#0f1616" } as const;

export function mainWindowOptions({ dark, preload, icon }: MainWindowLook): BrowserWindowConstructorOptions {
  return {
    title: "Rockpool",
    width: 1040,
    height: 720,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: dark ? windowBackground.dark : windowBackground.light,
    autoHideMenuBar: true,
    ...(icon === undefined ? {} : { icon }),
    webPreferences: ownPagePreferences(preload),
  };
}
