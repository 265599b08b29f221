import type { StatusTone } from "@rockpool/messages/status-shape";

/**
 * Colours of the drawings where a tray has colours. A panel may be light or dark and does not say which: each stands
 * out from both by at least 3:1. macOS gets the same shapes as templates and colours them itself.
 */
export const trayColours: Readonly<Record<StatusTone, string>> = {
  presence: "#e4573d",
  busy: "#12938a",
  quiet: "#7b8988",
  caution: "#b9770e",
  danger: "#db432b",
};
