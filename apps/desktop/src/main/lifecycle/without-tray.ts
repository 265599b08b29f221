import { setTimeout as delay } from "node:timers/promises";

export interface WithoutTrayOptions {
  hasTray(): Promise<boolean>;
  openWindow(): void;
  quit(): void;
  /** Milliseconds a panel may take to come up after a session began; we may have been started before it. */
  patience?: number;
}

export interface WithoutTray {
  /** After a start that shows no window. */
  startedHidden(): Promise<void>;
  /** After the last window was closed. */
  allClosed(): Promise<void>;
}

/**
 * For desktops that show no tray icons: the window opens although it was not asked for, and closing it quits, since
 * there would be nothing left to click on. The gateway runs on.
 */
export function withoutTray({ hasTray, openWindow, quit, patience = 5000 }: WithoutTrayOptions): WithoutTray {
  return {
    async startedHidden() {
      await delay(patience);
      if (!(await hasTray())) openWindow();
    },
    async allClosed() {
      if (!(await hasTray())) quit();
    },
  };
}
