import { removeStrayHelpers } from "../../checkpoints/remove-stray-helpers.ts";
import { instanceLabel } from "../../gateway/labels.ts";
import { carriedSecrets } from "../carried-secrets.ts";
import type { RunStep } from "../step-context.ts";

export const createContainer: RunStep = async (context) => {
  const { engine, observed } = context;
  await removeStrays(context);
  await removeStrayHelpers(engine, observed.wished.spec.labels[instanceLabel] ?? "");
  const { spec } = observed.wished;
  const secrets = await carriedSecrets(context);
  const { id, warnings } = await engine.createContainer({ ...spec, env: { ...spec.env, ...secrets } });
  for (const warning of warnings) context.log.warn("the engine warns", { warning });
  await removeSetAside(context);
  context.apply.keepApplied(observed.wished.hash);
  context.container = { id, name: spec.name };
  context.details = null;
  context.configText = null;
  // It may be the only one by now that has them.
  if (Object.keys(secrets).length > 0) return;
  context.undo("failed-or-cancelled", async () => {
    const details = await engine.inspectContainer(id);
    if (details === null || details.startedAt !== null) return;
    await engine.removeContainer(id);
    context.container = null;
  });
};

/** What it alone held is in the new one. */
const removeSetAside: RunStep = async (context) => {
  const { engine, log, setAside } = context;
  if (setAside === null) return;
  await engine
    .removeContainer(setAside)
    .catch((error: unknown) => log.warn("the container of before stays", { id: setAside, error }));
  context.setAside = null;
};

/** One-off containers whose Rockpool was killed; they hold nothing. */
const removeStrays: RunStep = async ({ engine, log, observed }) => {
  for (const id of observed.strays) {
    await engine
      .removeContainer(id)
      .catch((error: unknown) => log.warn("a stray container stays", { id, error }));
  }
};
