import type { HealthReport } from "../contract/health-report.ts";
import type { Engine } from "../engine/engine.ts";
import type { GatewayRpc } from "./open-rpc.ts";

/** What the gateway's `health` says; `deep` adds the findings of `doctor --json` (about 11 s of exec). */
export function healthReport(
  _rpc: GatewayRpc,
  _options: { deep: false } | { deep: true; engine: Engine; containerId: string; signal?: AbortSignal },
): Promise<HealthReport> {
  throw new Error("not written yet");
}
