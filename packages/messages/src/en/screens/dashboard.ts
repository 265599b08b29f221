/** Words of the room that holds OpenClaw's own page. */
export const dashboard = {
  frame: "OpenClaw dashboard",
  reload: "Reload",
  openInBrowser: "Open in browser",
  loading: "Opening the dashboard",
  failed: "The dashboard did not load",
  away: "The gateway is away. The dashboard comes back by itself.",
  notRunning: "The dashboard is part of the gateway and shows when it runs.",
  inTab: "The dashboard opens in a tab of its own, signed in.",
  seeHome: "See what to do",
  openTab: "Open dashboard",
  openAgain: "Open again, signed in",
  lostSignIn: "If its tab was closed or asks for a token, open it again: the new tab is signed in.",
};
