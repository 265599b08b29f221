import type { TrayIcon } from "./tray-model.ts";

/**
 * Colours of the drawings where a tray has colours. A panel may be light or dark and does not say which: each stands
 * out from both by at least 3:1. macOS gets the same shapes as templates and colours them itself.
 */
export const trayColours: Readonly<Record<TrayIcon, string>> = {
  running: "#12938a",
  busy: "#12938a",
  updating: "#12938a",
  stopped: "#7b8988",
  unknown: "#7b8988",
  degraded: "#b9770e",
  attention: "#e0563c",
};
