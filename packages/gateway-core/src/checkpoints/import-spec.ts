import type { ContainerSpec, MountSpec } from "../engine/container-spec.ts";
import type { ImportJob } from "./helper/import-job.ts";
import { importProgram } from "./helper/import-program.ts";
import { helperSpec } from "./helper-spec.ts";

export interface ImportSpecInput {
  /** An image of OpenClaw's: node, GNU tar and coreutils are in it. */
  image: string;
  instanceId: string;
  mounts: readonly MountSpec[];
  job: ImportJob;
}

/** A helper like those of checkpoints, for the jobs of an import. */
export function importSpec({ job, ...input }: ImportSpecInput): ContainerSpec {
  return { ...helperSpec(input), command: ["-e", importProgram, JSON.stringify(job)] };
}
