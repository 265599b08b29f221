import { instanceLabel } from "../../gateway/labels.ts";
import { runImportJob } from "../import/import-helper.ts";
import { checkUnused } from "../import/source-user.ts";
import { theImport } from "../import/the-import.ts";
import type { RunStep } from "../step-context.ts";
import { makeDirectories } from "./prepare-directories.ts";

/** Into places that hold nothing yet. */
export const copyState: RunStep = async (context) => {
  const { engine, host, imports } = context;
  const journal = theImport(context);
  await checkUnused(context, journal, true);
  for (const { kind, source } of journal.made) {
    if (kind === "volume") await engine.createVolume(source, { [instanceLabel]: imports.instanceId() });
    else await makeDirectories(host, [{ path: source, mode: 0o700, uid: host.uid, gid: host.gid }]);
  }
  await runImportJob(context, "copy", { cancellable: true });
};
