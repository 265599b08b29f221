import { randomBytes } from "node:crypto";
import type { ContainerSpec, MountSpec } from "../engine/container-spec.ts";
import { instanceLabel, roleLabel } from "./labels.ts";

export interface HelperContainerInput {
  /** Its name goes on at random. */
  namePrefix: string;
  /** The gateway's own image: node is in it. */
  image: string;
  instanceId: string;
  role: string;
  /** What node is given. */
  command: readonly string[];
  mounts: readonly MountSpec[];
  /** All that it may do beyond what anybody may. */
  capAdd: readonly string[];
}

/** A container that works on files beside the gateway, and ends: root in there, without a network. */
export function helperContainer(input: HelperContainerInput): ContainerSpec {
  return {
    name: `${input.namePrefix}${randomBytes(6).toString("hex")}`,
    image: input.image,
    entrypoint: ["node"],
    command: input.command,
    env: { NODE_OPTIONS: "" },
    labels: { [instanceLabel]: input.instanceId, [roleLabel]: input.role },
    user: "0:0",
    workingDir: "/",
    mounts: input.mounts,
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: ["ALL"],
    capAdd: input.capAdd,
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
