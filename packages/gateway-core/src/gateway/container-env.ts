import type { Host } from "../host/host.ts";
import { containerHome, gatewayPort, stageDirPath, statePath, workspacePath } from "./container-paths.ts";
import type { VersionNeeds } from "./version-needs.ts";

/** Environment of the gateway and of one-off containers. No path of this host, and no secret, is ever in it. */
export function containerEnv(needs: VersionNeeds, host: Host): Record<string, string> {
  const cache = `${statePath}/cache`;
  return {
    HOME: containerHome,
    OPENCLAW_HOME: containerHome,
    OPENCLAW_STATE_DIR: statePath,
    OPENCLAW_CONFIG_DIR: statePath,
    OPENCLAW_CONFIG_PATH: `${statePath}/openclaw.json`,
    OPENCLAW_WORKSPACE_DIR: workspacePath,
    OPENCLAW_GATEWAY_PORT: String(gatewayPort),
    // Bridge networks drop multicast; upstream issues 71879 and 72243 are crash loops from it.
    OPENCLAW_DISABLE_BONJOUR: "1",
    // /home/node belongs to the image's user: for any other uid caches must be inside the state.
    XDG_CACHE_HOME: cache,
    npm_config_cache: `${cache}/npm`,
    TERM: "xterm-256color",
    TZ: timeZone(host),
    ...(needs.stageDir ? { OPENCLAW_PLUGIN_STAGE_DIR: stageDirPath } : {}),
  };
}

/** Same characters as setup.sh accepts; anything else is not a zone and would stop the gateway. */
const zone = /^[A-Za-z0-9/_+-]+$/;

function timeZone(host: Host): string {
  const candidates = [host.env.OPENCLAW_TZ, host.env.TZ, Intl.DateTimeFormat().resolvedOptions().timeZone];
  return candidates.find((candidate) => candidate !== undefined && zone.test(candidate)) ?? "UTC";
}
