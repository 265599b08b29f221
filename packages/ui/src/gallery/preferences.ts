import type { Preferences } from "@rockpool/gateway-core/contract/settings";

/** What a fresh installation has. */
export const defaultPreferences: Preferences = {
  image: "ghcr.io/openclaw/openclaw:latest",
  port: 18789,
  state: { kind: "auto" },
  workspace: "auto",
  engine: null,
  restartUnhealthy: false,
  stopOnQuit: false,
  checkForNewImages: true,
  keepImages: 2,
  keepCheckpoints: 3,
  theme: "system",
};
