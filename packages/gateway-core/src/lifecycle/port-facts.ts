import type { ContainerSummary } from "../engine/engine.ts";
import { probe } from "../health/probe.ts";
import { freePort } from "../host/free-port.ts";
import type { Host } from "../host/host.ts";
import { portHolder } from "../host/port-holder.ts";
import type { PortFacts } from "./observed.ts";

/** Who has the host port that the gateway is to be published on. Never touches the holder. */
export async function portFacts(
  host: Host,
  port: number,
  containers: readonly ContainerSummary[],
  oursId: string | null,
): Promise<PortFacts> {
  const container = containers.find(
    ({ status, published }) => isUp(status) && published.some(({ hostPort }) => hostPort === port),
  );
  if (container !== undefined && container.id === oursId) return { kind: "ours" };
  const holder = await portHolder(host, port);
  if (holder.kind === "free" && container === undefined) return { kind: "free" };
  const [{ answer }, free] = await Promise.all([
    probe(`http://127.0.0.1:${port}`, "/healthz", { timeoutMs: 1000 }),
    freePort(port).catch(() => null),
  ]);
  return {
    kind: "taken",
    port,
    holder: container === undefined ? processName(holder) : `container ${container.name}`,
    gateway: answer === "yes",
    free,
  };
}

function processName(holder: Awaited<ReturnType<typeof portHolder>>): string | null {
  if (holder.kind !== "process") return null;
  const { name, pid } = holder;
  if (name === undefined) return pid === undefined ? null : `process ${pid}`;
  return pid === undefined ? `process ${name}` : `process ${name} (${pid})`;
}

function isUp(status: ContainerSummary["status"]): boolean {
  return status === "running" || status === "paused" || status === "restarting";
}
