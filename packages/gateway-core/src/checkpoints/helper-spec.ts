import { randomBytes } from "node:crypto";
import type { ContainerSpec, MountSpec } from "../engine/container-spec.ts";
import { checkpointRole, instanceLabel, roleLabel } from "../gateway/labels.ts";
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
export function helperSpec({ image, instanceId, mounts, job }: HelperSpecInput): ContainerSpec {
  return {
    name: `rockpool-checkpoint-${randomBytes(6).toString("hex")}`,
    image,
    entrypoint: ["node"],
    command: job === undefined ? ["--version"] : ["-e", helperProgram, JSON.stringify(job)],
    env: { NODE_OPTIONS: "" },
    labels: { [instanceLabel]: instanceId, [roleLabel]: checkpointRole },
    user: "0:0",
    workingDir: "/",
    mounts,
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: ["ALL"],
    // Files of any owner, with owner, mode, time and the set-id bits of a folder as they were.
    capAdd: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID"],
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
