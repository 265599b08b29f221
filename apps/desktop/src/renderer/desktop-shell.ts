import { type DashboardState, type Room, rooms, type Shell } from "@rockpool/ui/shell";
import type { ShellPort } from "./preload-connection.ts";

/** What the screens may ask of the desktop around them. */
export function desktopShell(port: ShellPort, userAgent: string): Shell {
  const followers = new Set<(state: DashboardState) => void>();
  const navigators = new Set<(room: Room) => void>();
  let state: DashboardState = { kind: "idle" };

  port.onPush((push) => {
    if (push.about === "navigate") {
      const room = rooms.find((known) => known === push.room);
      if (room !== undefined) for (const go of navigators) go(room);
      return;
    }
    state = push.state;
    for (const tell of followers) tell(state);
  });

  return {
    kind: "desktop",
    platform: platformOf(userAgent),
    dashboard: {
      kind: "embedded",
      place: (bounds) => void port.call("shell.place-dashboard", { bounds: bounds && { ...bounds } }),
      reload: () => void port.call("shell.reload-dashboard", {}),
      openInBrowser: () => void port.call("shell.browse-dashboard", {}),
      onState(tell) {
        followers.add(tell);
        tell(state);
        return () => void followers.delete(tell);
      },
    },
    openExternal: (url) => void port.call("shell.open-external", { url }),
    saveText: (fileName, text) => void port.call("shell.save-text", { fileName, text }),
    async choosePath(what) {
      const reply = await port.call("shell.choose-path", { ...what });
      return reply.ok ? (reply.value as { path: string | null }).path : null;
    },
    async copyText(text) {
      const reply = await port.call("shell.copy-text", { text });
      if (!reply.ok) throw new Error(reply.failure.message);
    },
    onNavigate(go) {
      navigators.add(go);
      return () => void navigators.delete(go);
    },
  };
}

function platformOf(userAgent: string): Shell["platform"] {
  if (userAgent.includes("Macintosh")) return "mac";
  if (userAgent.includes("Windows")) return "windows";
  return userAgent.includes("Linux") ? "linux" : "other";
}
