import type { ContainerSpec, MountSpec } from "../../engine/container-spec.ts";
import { helperContainer } from "../../gateway/helper-container.ts";
import { giveProgram } from "./give-program.ts";
import type { GiveJob } from "./give-tree.ts";

export interface OwnerSpecInput {
  /** The gateway's own image: node is in it. */
  image: string;
  instanceId: string;
  mounts: readonly MountSpec[];
  jobs: readonly GiveJob[];
}

/** Of every helper that gives a directory away. */
export const ownerPrefix = "rockpool-owner-";

/**
 * A container that gives directories to the gateway's user. To a start it is a user of the state like any one-off: none
 * begins meanwhile, and one that was left behind is taken away by the next. It reads any tree, and may change nothing but
 * owners and modes.
 */
export function ownerSpec({ jobs, ...input }: OwnerSpecInput): ContainerSpec {
  return helperContainer({
    ...input,
    namePrefix: ownerPrefix,
    role: "one-off",
    command: ["-e", giveProgram, JSON.stringify(jobs)],
    capAdd: ["CHOWN", "DAC_READ_SEARCH", "FOWNER", "FSETID"],
  });
}
