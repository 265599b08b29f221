import type { ContainerSpec, MountSpec } from "../engine/container-spec.ts";
import { helperContainer } from "../gateway/helper-container.ts";
import { checkpointRole } from "../gateway/labels.ts";
import type { HelperJob } from "./helper/helper-job.ts";
import { helperProgram } from "./helper/helper-program.ts";

export interface HelperSpecInput {
  /** The gateway's own image: node, GNU tar and coreutils are in it. */
  image: string;
  instanceId: string;
  mounts: readonly MountSpec[];
  /** Without one the container is there to be looked into, and is never started. */
  job?: HelperJob;
}

/** A container that works on a state while the gateway does not run: root in there, but with no power beyond files. */
export function helperSpec({ job, ...input }: HelperSpecInput): ContainerSpec {
  return helperContainer({
    ...input,
    namePrefix: "rockpool-checkpoint-",
    role: checkpointRole,
    command: job === undefined ? ["--version"] : ["-e", helperProgram, JSON.stringify(job)],
    // Files of any owner, with owner, mode, time and the set-id bits of a folder as they were.
    capAdd: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID"],
  });
}
