import { randomBytes } from "node:crypto";
import type { ContainerSpec, MountSpec } from "../../engine/container-spec.ts";
import { instanceLabel, roleLabel } from "../../gateway/labels.ts";
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
export function ownerSpec({ image, instanceId, mounts, jobs }: OwnerSpecInput): ContainerSpec {
  return {
    name: `${ownerPrefix}${randomBytes(6).toString("hex")}`,
    image,
    entrypoint: ["node"],
    command: ["-e", giveProgram, JSON.stringify(jobs)],
    env: { NODE_OPTIONS: "" },
    labels: { [instanceLabel]: instanceId, [roleLabel]: "one-off" },
    user: "0:0",
    workingDir: "/",
    mounts,
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: ["ALL"],
    capAdd: ["CHOWN", "DAC_READ_SEARCH", "FOWNER", "FSETID"],
    noNewPrivileges: true,
    // As for the gateway: labels keep a container out of a person's own folders.
    selinuxDisabled: true,
    pidsLimit: 64,
    restart: { name: "no" },
    stopTimeoutSeconds: 10,
    logRotation: { maxSize: "1m", maxFile: 1 },
    network: "none",
  };
}
