import type { HealthReport } from "../contract/health-report.ts";
import type { Engine } from "../engine/engine.ts";
import { doctorFindings } from "./doctor-findings.ts";
import { GatewayHealthAnswer } from "./gateway-health-answer.ts";
import type { GatewayRpc } from "./open-rpc.ts";

type Channel = HealthReport["channels"][number];

/**
 * What the gateway's `health` says, reduced to what people act on; `deep` adds the findings of `doctor --json` (about
 * 11 s, read-only, allowed on a running gateway). Throws RockpoolError `gateway-rpc`, and EngineError.
 */
export async function healthReport(
  rpc: GatewayRpc,
  options: { deep: false } | { deep: true; engine: Engine; containerId: string; signal?: AbortSignal },
): Promise<HealthReport> {
  const [answer, findings] = await Promise.all([
    // Without a probe the gateway answers with what it found up to a minute before.
    rpc.call("health", { probe: true }, 60_000),
    options.deep ? doctorFindings(options.engine, options.containerId, options.signal) : null,
  ]);
  return reportOf(GatewayHealthAnswer.parse(answer), rpc.version, findings);
}

/** Fields that a version leaves out become empty lists and nulls, never guesses. */
export function reportOf(
  answer: GatewayHealthAnswer,
  version: string | null,
  findings: HealthReport["findings"],
): HealthReport {
  const ids = answer.channelOrder.length > 0 ? answer.channelOrder : Object.keys(answer.channels);
  return {
    at: answer.ts ?? Date.now(),
    ok: answer.ok,
    version,
    durationMs: answer.durationMs ?? null,
    plugins: {
      loaded: answer.plugins.loaded.map(nameOf),
      errors: answer.plugins.errors.map((error) => ({
        id: nameOf(error),
        message: typeof error === "string" ? "" : (error.error ?? error.message ?? ""),
      })),
    },
    channels: ids.map((id) => channelOf(id, answer)),
    agents: answer.agents.map((agent) => ({
      id: agent.agentId,
      name: agent.name ?? agent.agentId,
      isDefault: agent.isDefault ?? agent.agentId === answer.defaultAgentId,
      sessions: agent.sessions?.count ?? null,
    })),
    findings,
  };
}

function nameOf(plugin: string | { id?: string | undefined; name?: string | undefined }): string {
  return typeof plugin === "string" ? plugin : (plugin.id ?? plugin.name ?? "");
}

function channelOf(id: string, answer: GatewayHealthAnswer): Channel {
  const channel: Partial<GatewayHealthAnswer["channels"][string]> = answer.channels[id] ?? {};
  const { configured = false, running, connected, linked, lastError, probe } = channel;
  const detail = lastError ?? probe?.error;
  const failing = probe?.ok === false || connected === false || linked === false || running === false;
  const well = probe?.ok === true || connected === true || linked === true || running === true;
  const state = !configured ? "off" : failing ? "failing" : well ? "ok" : "unknown";
  return {
    id,
    label: answer.channelLabels[id] ?? id,
    configured,
    state,
    ...(detail === undefined || detail === null || detail === "" ? {} : { detail }),
  };
}
