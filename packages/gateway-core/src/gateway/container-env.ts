import type { Preferences } from "../contract/settings/preferences.ts";
import type { Host } from "../host/host.ts";
import { containerHome, gatewayPort, statePath, workspacePath } from "./container-paths.ts";
import type { VersionNeeds } from "./version-needs.ts";

/** Environment of the gateway and of one-off containers. No path of this host, and no secret, is ever in it. */
export function containerEnv(
  needs: VersionNeeds,
  host: Host,
  preferences: Preferences,
): Record<string, string> {
  const cache = `${statePath}/cache`;
  return {
    ...preferences.variables,
    ...fromSettings(preferences),
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
    TZ: preferences.timeZone ?? timeZone(host),
    ...(needs.stageDir ? { OPENCLAW_PLUGIN_STAGE_DIR: preferences.stageDir } : {}),
  };
}

/** Variables of the documentation that hand a setting on as it is; one that is not set is left out. */
function fromSettings(preferences: Preferences): Record<string, string> {
  const given: Record<string, string | null> = {
    OPENCLAW_ALLOW_INSECURE_PRIVATE_WS: preferences.insecureWebSocket ? "1" : null,
    OPENCLAW_DISABLE_BUNDLED_SOURCE_OVERLAYS: preferences.sourceOverlays ? null : "1",
    OTEL_EXPORTER_OTLP_ENDPOINT: preferences.otlpEndpoint,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: preferences.otlpTracesEndpoint,
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: preferences.otlpMetricsEndpoint,
    OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: preferences.otlpLogsEndpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: preferences.otlpProtocol === "auto" ? null : preferences.otlpProtocol,
    OTEL_SERVICE_NAME: preferences.otelServiceName,
    OTEL_SEMCONV_STABILITY_OPT_IN: preferences.otelSemconv,
    OPENCLAW_OTEL_PRELOADED: preferences.otelPreloaded ? "1" : null,
  };
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}

/** Same characters as setup.sh accepts; anything else is not a zone and would stop the gateway. */
const zone = /^[A-Za-z0-9/_+-]+$/;

function timeZone(host: Host): string {
  const candidates = [host.env.OPENCLAW_TZ, host.env.TZ, Intl.DateTimeFormat().resolvedOptions().timeZone];
  return candidates.find((candidate) => candidate !== undefined && zone.test(candidate)) ?? "UTC";
}
