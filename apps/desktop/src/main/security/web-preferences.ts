import type { WebPreferences } from "electron";

/** What every page of this app has in common, ours or not. Written out even where it is Electron's default. */
const locked = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
} as const satisfies WebPreferences;

/** Our own pages: the preload is their only way to us. */
export function ownPagePreferences(preload: string): WebPreferences {
  return { ...locked, preload };
}

/** Gateway's partition: its storage is kept between starts and apart from ours. */
export const gatewayPartition = "persist:gateway";

/** The gateway's page is foreign content: no preload, no way to us at all. */
export const gatewayPagePreferences: WebPreferences = {
  ...locked,
  spellcheck: true,
  partition: gatewayPartition,
};
