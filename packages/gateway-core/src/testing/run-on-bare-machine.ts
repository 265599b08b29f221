import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { MountSpec } from "../engine/container-spec.ts";
import type { Engine } from "../engine/engine.ts";
import { nodeBaseTag } from "./node-base-image.ts";
import { type ChildOutcome, childFile, readChildOutput } from "./run-service-child.ts";
import type { ChildWish } from "./service-child.ts";

const checkout = fileURLToPath(new URL("../../../../", import.meta.url)).replace(/\/$/, "");

export interface BareMachine {
  env?: Readonly<Record<string, string>>;
  /** `uid:gid`; default root. */
  user?: string;
  mounts?: readonly MountSpec[];
}

/**
 * A Rockpool process on a Debian with Node and nothing else: a container without an engine in it, with this checkout
 * read-only at the same path. What the machine has besides is mounted in.
 */
export async function runOnBareMachine(
  engine: Engine,
  wish: ChildWish,
  { env = {}, user = "0:0", mounts = [] }: BareMachine = {},
): Promise<Omit<ChildOutcome, "signal">> {
  const { id } = await engine.createContainer({
    name: `rockpool-test-machine-${randomBytes(4).toString("hex")}`,
    image: nodeBaseTag,
    command: ["node", childFile, JSON.stringify(wish)],
    env: { HOME: "/tmp/home", ...env },
    labels: { "dev.rockpool.test": "1" },
    user,
    mounts: [{ kind: "bind", source: checkout, target: checkout, readOnly: true }, ...mounts],
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: [],
    noNewPrivileges: true,
    restart: { name: "no" },
    stopTimeoutSeconds: 1,
  });
  try {
    await engine.startContainer(id);
    const { exitCode } = await engine.waitContainer(id);
    let output = "";
    let errors = "";
    for await (const { stream, text } of engine.logs(id, { follow: false })) {
      if (stream === "stdout") output += `${text}\n`;
      else errors += `${text}\n`;
    }
    if (output === "") throw new Error(`The machine ended with ${exitCode}: ${errors}`);
    return readChildOutput(output);
  } finally {
    await engine.removeContainer(id, { force: true });
  }
}
