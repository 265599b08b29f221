import type { HelperKit } from "./helper-kit.ts";
import type { ImportJob } from "./import-job.ts";
import type { ImportTools } from "./import-tools.ts";

/** The main function of the helper of an import, see `importProgram`. */
export async function runImport(job: ImportJob, kit: HelperKit, importing: ImportTools): Promise<void> {
  await kit.live("import-failed", () => {
    switch (job.do) {
      case "copy":
        return importing.copy(job);
      case "compare":
        return importing.compare(job);
      case "keep":
        return importing.keep(job);
      case "clear":
        return importing.clear(job);
    }
  });
}
