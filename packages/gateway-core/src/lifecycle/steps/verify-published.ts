import type { PublishedPort } from "../../contract/published-port.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { PortSpec } from "../../engine/container-spec.ts";
import type { RunStep } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";
import { containerGone, theContainer } from "../the-container.ts";

/** Read back from the engine before anything else is waited for: a port open to everybody must not stay for a second. */
export const verifyPublished: RunStep = async (context) => {
  const { id } = theContainer(context);
  const details = await context.engine.inspectContainer(id);
  if (details === null) throw containerGone();
  context.details = details;
  // One that already ended has nothing published; the next step says why it ended.
  if (details.status !== "running") return;
  const wanted = context.observed.wished.spec.ports;
  if (sameAddresses(wanted, details.published)) return;
  await stopQuietly(context, id);
  const published =
    details.published.map(({ hostIp, hostPort }) => `${hostIp}:${hostPort}`).join(", ") || "nothing";
  const asked = wanted.map(({ hostIp, hostPort }) => `${hostIp}:${hostPort}`).join(", ");
  throw new RockpoolError({
    code: "published-mismatch",
    message: `Asked for ${asked}, the engine published ${published}`,
    facts: { published, asked },
    actions: [{ kind: "retry" }],
  });
};

/**
 * Everywhere is asked for by no address at all, and published on IPv6 as well where the engine has it; a port that is left to
 * the engine is any.
 */
function sameAddresses(wanted: readonly PortSpec[], published: readonly PublishedPort[]): boolean {
  const everywhere = wanted.filter(({ hostIp }) => hostIp === "").map(({ containerPort }) => containerPort);
  const anyPort = wanted.filter(({ hostPort }) => hostPort === 0).map(({ containerPort }) => containerPort);
  const key = ({ hostIp, hostPort, containerPort }: PublishedPort) => {
    const isEverywhere = everywhere.includes(containerPort) && ["", "0.0.0.0", "::"].includes(hostIp);
    const address = isEverywhere ? "everywhere" : hostIp;
    return `${address}:${anyPort.includes(containerPort) ? "any" : hostPort}:${containerPort}`;
  };
  const keys = (ports: readonly PublishedPort[]) => [...new Set(ports.map(key))].sort().join();
  return keys(wanted) === keys(published);
}
