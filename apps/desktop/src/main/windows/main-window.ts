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
  let last: BrowserWindow | null = null;

  /** A destroyed window throws at whatever is asked of it, and is one before Electron says `closed`. */
  const current = () => (last?.isDestroyed() ? null : last);

  function forget(window: BrowserWindow): void {
    if (last !== window) return;
    last = null;
    parts.onClosed();
  }

  function open(room: string | undefined): void {
    if (last !== null) forget(last);
    const window = parts.make(parts.options());
    last = window;
    const reveal = () => {
      if (current() === window) window.show();
    };
    window.once("ready-to-show", reveal);
    window.once("closed", () => forget(window));
    parts.onOpen(window);
    window.loadURL(parts.url(room)).catch(() => {
      // Our own file does not load: an empty window is better than none. A load also fails because the window is just
      // being closed, and to show it in that moment crashes Electron: hence the wait.
      setImmediate(reveal);
    });
  }

  return {
    current,
    show(room) {
      const window = current();
      if (window === null) return open(room);
      if (room !== undefined) parts.navigate(window, room);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    close: () => current()?.destroy(),
  };
}
