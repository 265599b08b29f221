/** Words of the tray. "Dashboard" is what we call OpenClaw's Control UI. */
export const tray = {
  tooltip: (status: string) => `Rockpool: ${status}`,
  dashboard: "Open dashboard",
  start: "Start",
  stop: "Stop",
  restart: "Restart",
  /** Takes the place of Stop while an operation runs that can be given up. */
  cancel: "Cancel",
  /** A row that opens the window, with the title of what went wrong. */
  attention: (title: string) => `${title}…`,
  open: "Open Rockpool",
  quit: "Quit",
  /** Under the status line, after Quit, while something is still being waited for. */
  quitting: "Rockpool quits when this is done",
  quitNow: "Quit now",
};
