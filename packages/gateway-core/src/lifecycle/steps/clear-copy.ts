import { access, rmdir } from "node:fs/promises";
import { instanceLabel } from "../../gateway/labels.ts";
import { runImportJob } from "../import/import-helper.ts";
import { theImport } from "../import/the-import.ts";
import type { RunStep, StepContext } from "../step-context.ts";

/** Nothing is left of a copy that nobody wants, or that is not whole. */
export const clearCopy: RunStep = async (context) => {
  const { engine, imports } = context;
  const journal = theImport(context);
  const places = await stillThere(context);
  if (places.length > 0) await runImportJob(context, "clear", { cancellable: false, places });
  for (const { kind, source } of journal.made) {
    if (kind === "bind") {
      // Only where it is empty: whatever else is in it came from somebody else.
      await rmdir(source).catch(() => {});
      continue;
    }
    const volume = await engine.inspectVolume(source);
    if (volume?.labels[instanceLabel] === imports.instanceId()) await engine.removeVolume(source);
  }
  imports.write(null);
};

/** To mount what is not there would make it, or fail. */
async function stillThere(context: StepContext): Promise<{ kind: string; source: string }[]> {
  const all = theImport(context).parts.map(({ to }) => to);
  const there = await Promise.all(
    all.map(async ({ kind, source }) =>
      kind === "volume"
        ? (await context.engine.inspectVolume(source)) !== null
        : access(source).then(
            () => true,
            (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
          ),
    ),
  );
  return all.filter((_, index) => there[index]);
}
