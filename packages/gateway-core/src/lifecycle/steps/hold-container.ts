import { instanceLabel, specLabel } from "../../gateway/labels.ts";
import { findContainers, heldSuffix, lastingName } from "../find-gateway.ts";
import type { RunStep, StepContext } from "../step-context.ts";
import { hold } from "../take-over/old-container.ts";
import { theContainer } from "../the-container.ts";

/**
 * Our container goes out of the way of the next one and stays, until that one is ready. Written down before: whatever is killed
 * when, one of the two is found again.
 */
export const holdContainer: RunStep = async (context) => {
  const { apply, engine, log, observed } = context;
  const { id, name } = theContainer(context);
  const applied = apply.applied();
  const known = applied !== null && applied.hash === observed.ours?.labels[specLabel];
  await removeHeld(context, id);
  apply.write({
    startedAt: Date.now(),
    containerId: id,
    name: lastingName(name),
    applied: known ? applied : null,
  });
  // The engine would start it with itself, onto the state of the new one.
  await hold(engine, id, log);
  const put = `${lastingName(name)}${heldSuffix}`;
  if (name !== put) await engine.renameContainer(id, put);
  context.container = { id, name: put };
};

/** One that could not be removed when it was not needed any more. */
async function removeHeld({ engine, observed, log }: StepContext, keep: string): Promise<void> {
  const instanceId = observed.wished.spec.labels[instanceLabel] ?? "";
  const labels = [`${instanceLabel}=${instanceId}`];
  const { held } = findContainers(await engine.listContainers({ all: true, labels }), instanceId);
  for (const { id } of held.filter((each) => each.id !== keep))
    await engine
      .removeContainer(id)
      .catch((error: unknown) => log.warn("a container of before stays", { id, error }));
}
