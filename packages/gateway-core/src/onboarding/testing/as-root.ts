import { randomBytes } from "node:crypto";
import type { Engine } from "../../engine/engine.ts";
import { scriptedImage } from "../../testing/scripted-gateway.ts";

/** Runs a shell script as root on a directory of this host, mounted at `/d`: whoever runs the test can make root's files so. */
export async function asRoot(engine: Engine, directory: string, script: string): Promise<void> {
  const { id } = await engine.createContainer({
    name: `rockpool-test-root-${randomBytes(4).toString("hex")}`,
    image: scriptedImage,
    entrypoint: ["sh", "-ec"],
    command: [script],
    env: {},
    labels: { "dev.rockpool.test": "1" },
    user: "0:0",
    mounts: [{ kind: "bind", source: directory, target: "/d" }],
    ports: [],
    extraHosts: [],
    init: true,
    capDrop: [],
    noNewPrivileges: true,
    restart: { name: "no" },
    stopTimeoutSeconds: 1,
    network: "none",
  });
  try {
    await engine.startContainer(id);
    const { exitCode } = await engine.waitContainer(id);
    if (exitCode !== 0) throw new Error(`the script ended with ${exitCode}`);
  } finally {
    await engine.removeContainer(id, { force: true });
  }
}
