import { RockpoolError } from "../../contract/rockpool-error.ts";
import type { PublishedPort } from "../../contract/snapshot.ts";
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

function sameAddresses(wanted: readonly PortSpec[], published: readonly PublishedPort[]): boolean {
  const keys = (ports: readonly PublishedPort[]) =>
    [...new Set(ports.map((port) => `${port.hostIp}:${port.hostPort}:${port.containerPort}`))].sort().join();
  return keys(wanted) === keys(published);
}
