import { runImportJob } from "../import/import-helper.ts";
import { checkUnused } from "../import/source-user.ts";
import { theImport } from "../import/the-import.ts";
import type { RunStep } from "../step-context.ts";

/** Every entry and every byte, both sides mounted read-only; somebody may have started the source meanwhile. */
export const verifyCopy: RunStep = async (context) => {
  const journal = theImport(context);
  await runImportJob(context, "compare", { cancellable: true });
  await checkUnused(context, journal, true);
  context.imports.write({ ...journal, stage: "copied" });
};
