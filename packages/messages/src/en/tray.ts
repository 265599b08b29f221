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
  /** Rows that open the window where it is answered. */
  devices: (count: number, name: string) =>
    count === 1 ? `Let ${short(name)} in?…` : `${count} devices ask to be let in…`,
  people: (count: number, name: string) =>
    count === 1
      ? `${short(name)} wants to talk to your assistant…`
      : `${count} people want to talk to your assistant…`,
  open: "Open Rockpool",
  quit: "Quit",
  /** Under the status line, after Quit, while something is still being waited for. */
  quitting: "Rockpool quits when this is done",
  quitNow: "Quit now",
};

/** Of a new request, beside the tray. Names come from outside: they are shown, and nothing is said on their behalf. */
export const notifications = {
  device: {
    title: "A device asks to be let in",
    body: (name: string, address: string | null) =>
      address === null ? short(name) : `${short(name)}, from ${address}`,
    ownDashboard: "It is the dashboard in Rockpool's own window.",
    ownClient: "It is Rockpool itself.",
  },
  person: {
    title: (channel: string) => `Somebody wrote to your assistant on ${short(channel)}`,
    body: (name: string) => `${short(name)} waits for your yes.`,
  },
};

/** Strangers choose their names: no line breaks, and no more of it than fits a row. */
function short(name: string): string {
  const line = name.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
