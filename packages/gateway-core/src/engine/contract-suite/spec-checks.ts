import { expect } from "vitest";
import { type Check, expectDetails, type SuiteKit } from "./suite-kit.ts";

/** A container read back as what would make it again, and what may be changed of one that is there. */
export function specChecks(check: Check, { prefix }: SuiteKit): void {
  // What the image says as well is left out, and the suite's own image says one of the suite's labels.
  const labels = { "dev.rockpool.contract": prefix, theirs: "yes" };

  check(
    "reads a container back as the spec that would make it again",
    async ({ engine, directory }, spec) => {
      const wished = spec({
        labels,
        env: { GREETING: "hello = world", EMPTY: "" },
        user: "1000:1000",
        workingDir: "/tmp",
        entrypoint: ["sh"],
        command: ["-c", "sleep 100"],
        mounts: [
          { kind: "bind", source: directory, target: "/data", readOnly: true },
          { kind: "volume", source: `${prefix}-spec`, target: "/more" },
        ],
        ports: [
          { hostIp: "127.0.0.1", hostPort: 31_999, containerPort: 18789 },
          { hostIp: "127.0.0.1", hostPort: 31_999, containerPort: 53, protocol: "udp" },
        ],
        extraHosts: ["elsewhere:10.0.0.1"],
        capDrop: ["ALL"],
        capAdd: ["CHOWN"],
        pidsLimit: 100,
        memoryBytes: 100_000_000,
        restart: { name: "on-failure", maximumRetryCount: 3 },
        healthcheck: {
          ...{ test: ["CMD", "true"], intervalSeconds: 30, timeoutSeconds: 2.5 },
          ...{ startPeriodSeconds: 60, retries: 2 },
        },
        logRotation: { maxSize: "10m", maxFile: 3 },
        network: "none",
        tty: true,
        openStdin: true,
        carried: {
          config: { Hostname: "theirs", StopSignal: "SIGINT" },
          hostConfig: { ShmSize: 128_000_000, GroupAdd: ["audio"], Dns: ["10.0.0.2"] },
        },
      });
      const { id } = await engine.createContainer(wished);
      try {
        expect(await engine.specOf(id)).toEqual(wished);
        expect(await engine.specOf(`${prefix}-nobody`)).toBeNull();
      } finally {
        await engine.removeContainer(id);
        await engine.removeVolume(`${prefix}-spec`);
      }
    },
  );

  check("reads nothing back that was not asked for", async ({ engine }, spec) => {
    const plain = spec({ labels });
    const { id } = await engine.createContainer(plain);
    expect(await engine.specOf(id)).toEqual(plain);
  });

  check("gives a container another name and another restart policy", async ({ engine }, spec) => {
    const { id } = await engine.createContainer(spec({ restart: { name: "always" } }));
    const other = await engine.createContainer(spec());
    const name = `${prefix}-renamed`;
    await engine.renameContainer(id, name);
    await engine.setRestartPolicy(id, { name: "no" });
    expect((await expectDetails(engine, name)).id).toBe(id);
    expect((await engine.specOf(id))?.restart).toEqual({ name: "no" });
    await engine.setRestartPolicy(id, { name: "on-failure", maximumRetryCount: 2 });
    expect((await engine.specOf(id))?.restart).toEqual({ name: "on-failure", maximumRetryCount: 2 });
    await expect(engine.renameContainer(other.id, name)).rejects.toMatchObject({ kind: "name-taken" });
  });
}
