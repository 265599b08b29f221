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
  process.umask(0o077);
  process.on("SIGTERM", kit.cancel);
  process.on("SIGINT", kit.cancel);
  try {
    kit.say({ kind: "done", value: (await work()) ?? null });
  } catch (thrown) {
    process.exitCode = 1;
    const error = thrown as Error & { failure?: unknown; cancelled?: boolean };
    const failure = error.failure ?? {
      code: "checkpoint-failed",
      message: error.message,
      facts: { reason: error.message },
    };
    kit.say(error.cancelled ? { kind: "cancelled" } : { kind: "failed", failure });
  }

  function work(): Promise<unknown> {
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
  }
}
