import { describe, expect, it } from "vitest";
import type { ContainerSpec } from "../container-spec.ts";
import { createOptions } from "./create-options.ts";

const spec: ContainerSpec = {
  name: "rockpool-gateway",
  image: "ghcr.io/openclaw/openclaw:latest",
  command: ["gateway", "--bind", "lan"],
  env: { HOME: "/home/node", EMPTY: "", WITH: "a=b" },
  labels: { "dev.rockpool.instance": "abc" },
  user: "1001:1001",
  workingDir: "/app",
  mounts: [
    { kind: "bind", source: "/home/me/.openclaw", target: "/home/node/.openclaw" },
    { kind: "volume", source: "deps", target: "/var/lib/deps", readOnly: true },
  ],
  ports: [
    { hostIp: "127.0.0.1", hostPort: 18800, containerPort: 18789 },
    { hostIp: "::1", hostPort: 18800, containerPort: 18789 },
  ],
  extraHosts: ["host.docker.internal:host-gateway"],
  init: true,
  capDrop: ["ALL"],
  noNewPrivileges: true,
  pidsLimit: 512,
  memoryBytes: 2_000_000_000,
  restart: { name: "on-failure", maximumRetryCount: 5 },
  stopTimeoutSeconds: 60,
  healthcheck: {
    test: ["CMD", "true"],
    intervalSeconds: 30,
    timeoutSeconds: 2.5,
    startPeriodSeconds: 180,
    retries: 3,
  },
  logRotation: { maxSize: "10m", maxFile: 3 },
};

describe("createOptions", () => {
  it("says everything a spec says", () => {
    expect(createOptions(spec)).toEqual({
      Image: "ghcr.io/openclaw/openclaw:latest",
      Cmd: ["gateway", "--bind", "lan"],
      Env: ["HOME=/home/node", "EMPTY=", "WITH=a=b"],
      Labels: { "dev.rockpool.instance": "abc" },
      User: "1001:1001",
      WorkingDir: "/app",
      ExposedPorts: { "18789/tcp": {} },
      StopTimeout: 60,
      Tty: false,
      OpenStdin: false,
      StdinOnce: false,
      Healthcheck: {
        Test: ["CMD", "true"],
        Interval: 30_000_000_000,
        Timeout: 2_500_000_000,
        StartPeriod: 180_000_000_000,
        Retries: 3,
      },
      HostConfig: {
        Mounts: [
          { Type: "bind", Source: "/home/me/.openclaw", Target: "/home/node/.openclaw", ReadOnly: false },
          { Type: "volume", Source: "deps", Target: "/var/lib/deps", ReadOnly: true },
        ],
        PortBindings: {
          "18789/tcp": [
            { HostIp: "127.0.0.1", HostPort: "18800" },
            { HostIp: "::1", HostPort: "18800" },
          ],
        },
        ExtraHosts: ["host.docker.internal:host-gateway"],
        Init: true,
        CapDrop: ["ALL"],
        CapAdd: [],
        SecurityOpt: ["no-new-privileges"],
        PidsLimit: 512,
        Memory: 2_000_000_000,
        RestartPolicy: { Name: "on-failure", MaximumRetryCount: 5 },
        AutoRemove: false,
        LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "3" } },
      },
    });
  });

  it("leaves to the image and the engine what a spec leaves open", () => {
    const {
      user: _u,
      workingDir: _w,
      healthcheck: _h,
      logRotation: _l,
      pidsLimit: _p,
      memoryBytes: _m,
      ...bare
    } = spec;
    const options = createOptions(bare);
    for (const key of ["User", "WorkingDir", "Healthcheck", "Entrypoint"])
      expect(options).not.toHaveProperty(key);
    for (const key of ["LogConfig", "PidsLimit", "Memory", "NetworkMode", "Binds"]) {
      expect(options.HostConfig).not.toHaveProperty(key);
    }
  });

  it("ends a one-off container's stdin with its client", () => {
    const options = createOptions({ ...spec, openStdin: true, autoRemove: true, entrypoint: ["node"] });
    expect(options).toMatchObject({ OpenStdin: true, StdinOnce: true, Entrypoint: ["node"] });
    expect(options.HostConfig?.AutoRemove).toBe(true);
  });
});
