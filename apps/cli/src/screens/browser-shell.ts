import type { Shell } from "@rockpool/ui/shell";
import type { SocketBridge } from "./socket-bridge.ts";

/** What the screens may ask of a browser around them. `session` is the session's path. */
export function browserShell(session: string, { onConnection }: SocketBridge): Shell {
  return {
    kind: "browser",
    platform: platformOf(navigator.userAgent),
    // The tab goes through the server, which adds the sign-in: the page never sees it.
    dashboard: { kind: "tab", open: () => openTab(`${session}dashboard`) },
    openExternal(url) {
      if (/^https?:\/\//.test(url)) openTab(url);
    },
    onConnection,
  };
}

function openTab(url: string): void {
  window.open(url, "_blank", "noopener,noreferrer");
}

function platformOf(userAgent: string): Shell["platform"] {
  if (userAgent.includes("Mac OS")) return "mac";
  if (userAgent.includes("Windows")) return "windows";
  return userAgent.includes("Linux") ? "linux" : "other";
}
