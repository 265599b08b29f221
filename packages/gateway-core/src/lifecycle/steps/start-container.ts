import { RockpoolError } from "../../contract/rockpool-error.ts";
import { EngineError } from "../../engine/engine-error.ts";
import { forgetFailures } from "../../gateway/gateway-guard.ts";
import { portFailure } from "../plan-failures.ts";
import { portFacts } from "../port-facts.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { stopQuietly } from "../stop-quietly.ts";
import { containerGone, theContainer } from "../the-container.ts";

export const startContainer: RunStep = async (context) => {
  const { engine, observed } = context;
  const { id } = theContainer(context);
  if (endedBadly(context)) await forgetFailures(engine, id, observed.wished.owner);
  context.undo("cancelled", async () => {
    await stopQuietly(context, id);
  });
  try {
    await engine.startContainer(id);
    context.startedHere = true;
  } catch (error) {
    throw await startError(error, context);
  }
};

/** Ends of before count against a gateway that was changed since; a clean end left nothing to forget. */
function endedBadly({ details, observed }: StepContext): boolean {
  // Somebody else's has no guard of ours, and nothing is written into it.
  if (observed.adopted !== null) return false;
  return details !== null && details.startedAt !== null && ![null, 0, 143].includes(details.exitCode);
}

async function startError(error: unknown, context: StepContext): Promise<unknown> {
  if (!(error instanceof EngineError)) return error;
  if (error.kind === "not-found") return containerGone();
  if (error.kind !== "port-taken") return error;
  // Somebody was quicker than we, or it is held in a way a look cannot see: by a port of the engine's own host.
  const { adopted, wished } = context.observed;
  // Which one somebody else's container wanted is in the engine's own words.
  if (adopted !== null) return error;
  const port = wished.spec.ports[0]?.hostPort ?? 0;
  const containers = await context.engine.listContainers({ all: false });
  const found = portFailure(await portFacts(context.host, port, containers, context.container?.id ?? null));
  const facts = { port: String(port) };
  return new RockpoolError(found ?? { code: "port-taken", message: error.message, facts }, { cause: error });
}
