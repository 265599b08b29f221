import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";

export interface MainWindow {
  /** Opens the window or brings it to the front; with a room, shows that room. */
  show(room?: string): void;
  current(): BrowserWindow | null;
  close(): void;
}

export interface MainWindowOptions {
  make(options: BrowserWindowConstructorOptions): BrowserWindow;
  options(): BrowserWindowConstructorOptions;
  /** The page's address, with the room to open first. */
  url(room: string | undefined): string;
  /** Called with every new window before its page loads. */
  onOpen(window: BrowserWindow): void;
  onClosed(): void;
  navigate(window: BrowserWindow, room: string): void;
}

/** One window, made when wanted and destroyed when closed: a hidden one would keep a page's worth of memory. */
export function createMainWindow(parts: MainWindowOptions): MainWindow {
  let current: BrowserWindow | null = null;

  function open(room: string | undefined): void {
    const window = parts.make(parts.options());
    current = window;
    window.once("ready-to-show", () => window.show());
    window.once("closed", () => {
      current = null;
      parts.onClosed();
    });
    parts.onOpen(window);
    window.loadURL(parts.url(room)).catch(() => {
      // Our own file does not load: an empty window is better than none. A load also fails because the window is just
      // being closed, and to show it in that moment crashes Electron: hence the wait.
      setImmediate(() => {
        if (current === window) window.show();
      });
    });
  }

  return {
    current: () => current,
    show(room) {
      if (current === null) return open(room);
      if (room !== undefined) parts.navigate(current, room);
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    close: () => current?.destroy(),
  };
}
