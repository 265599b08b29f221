import { theApply } from "../apply/the-apply.ts";
import type { RunStep } from "../step-context.ts";

/** The new container is ready: the one of before goes. That it cannot be removed is no reason to take the new one back. */
export const commitApply: RunStep = async (context) => {
  const { apply, engine, log } = context;
  const { containerId } = theApply(context);
  apply.write(null);
  await engine
    .removeContainer(containerId, { force: true })
    .catch((error: unknown) => log.warn("the container of before stays", { id: containerId, error }));
};
