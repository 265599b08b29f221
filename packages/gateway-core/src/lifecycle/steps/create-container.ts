import { removeStrayHelpers } from "../../checkpoints/remove-stray-helpers.ts";
import { instanceLabel } from "../../gateway/labels.ts";
import type { RunStep } from "../step-context.ts";

export const createContainer: RunStep = async (context) => {
  const { engine, observed } = context;
  await removeStrays(context);
  await removeStrayHelpers(engine, observed.wished.spec.labels[instanceLabel] ?? "");
  const { id, warnings } = await engine.createContainer(observed.wished.spec);
  for (const warning of warnings) context.log.warn("the engine warns", { warning });
  context.container = { id, name: observed.wished.spec.name };
  context.details = null;
  context.configText = null;
  context.undo("failed-or-cancelled", async () => {
    const details = await engine.inspectContainer(id);
    if (details === null || details.startedAt !== null) return;
    await engine.removeContainer(id);
    context.container = null;
  });
};

/** One-off containers whose Rockpool was killed; they hold nothing. */
const removeStrays: RunStep = async ({ engine, log, observed }) => {
  for (const id of observed.strays) {
    await engine
      .removeContainer(id)
      .catch((error: unknown) => log.warn("a stray container stays", { id, error }));
  }
};
