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
  /** First row while Rockpool waits for the gateway to stop, after Quit. */
  quitting: (status: string) => `Quitting when stopped (${status})`,
  quitNow: "Quit now",
};
