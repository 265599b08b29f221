import type { HelperJob } from "./helper-job.ts";
import type { HelperKit } from "./helper-kit.ts";
import type { restoreTools } from "./restore-tools.ts";
import type { writeTools } from "./write-tools.ts";

/** The helper's main function, see `helperProgram`. */
export async function runJob(
  job: HelperJob,
  kit: HelperKit,
  writing: ReturnType<typeof writeTools>,
  restoring: ReturnType<typeof restoreTools>,
): Promise<void> {
  await kit.live("checkpoint-failed", (): Promise<unknown> => {
    switch (job.do) {
      case "write":
        return writing.write(job);
      case "remove":
        return writing.remove(job);
      case "restore":
        return restoring.restore(job);
      case "finish":
        return restoring.finish(job);
    }
  });
}
