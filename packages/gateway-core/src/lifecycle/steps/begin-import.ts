import { RockpoolError } from "../../contract/rockpool-error.ts";
import { checkUnused } from "../import/source-user.ts";
import type { RunStep } from "../step-context.ts";

/** The last look before anything is touched; from here on the journal knows. */
export const beginImport: RunStep = async (context) => {
  const { engine, importWish, imports } = context;
  if (importWish === null) throw new Error("an import of nothing");
  const { containerId, name, stopped } = importWish.source;
  if (containerId !== null) {
    const details = await engine.inspectContainer(containerId);
    if (details === null) {
      const message = `There is no container ${name} any more`;
      throw new RockpoolError({ code: "adopted-gone", message, facts: { name } });
    }
    context.container = { id: details.id, name: details.name };
    context.details = details;
  }
  await checkUnused(context, importWish, !stopped);
  imports.write(importWish);
};
