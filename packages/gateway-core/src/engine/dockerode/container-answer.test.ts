import { describe, expect, it } from "vitest";
import { containerDetails, containerSummary } from "./container-answer.ts";
import { imageDetails, volumeDetails } from "./image-answer.ts";

/** What Docker Engine 20.10 answers, cut to what is read and a little more. */
const inspect = {
  Id: "f00d",
  Name: "/rockpool-gateway",
  Created: "2026-11-23T06:44:56.427908898Z",
  Image: "sha256:abc",
  RestartCount: 2,
  State: {
    Status: "running",
    Running: true,
    StartedAt: "2026-11-23T06:45:00Z",
    FinishedAt: "0001-01-01T00:00:00Z",
    ExitCode: 0,
    OOMKilled: false,
    Error: "",
    Health: { Status: "starting", FailingStreak: 0, Log: [] },
  },
  Config: {
    Image: "openclaw:test",
    Labels: { a: "b" },
    Env: ["PATH=/bin", "X=1=2", "BARE"],
    User: "1000:1000",
    Tty: false,
  },
  Mounts: [
    { Type: "bind", Source: "/home/me/.openclaw", Destination: "/home/node/.openclaw" },
    {
      ...{ Type: "volume", Name: "deps", Source: "/var/lib/docker/volumes/deps/_data" },
      ...{ Destination: "/deps", RW: false },
    },
  ],
  HostConfig: { NetworkMode: "claw_default", AutoRemove: true },
  NetworkSettings: {
    Ports: { "18789/tcp": [{ HostIp: "127.0.0.1", HostPort: "18800" }], "18790/tcp": null },
  },
};
const stopped = { ...inspect.State, Status: "exited", FinishedAt: "2026-11-23T07:00:00Z", ExitCode: 78 };

describe("containerDetails", () => {
  it("reads a running container", () => {
    expect(containerDetails(inspect)).toEqual({
      id: "f00d",
      name: "rockpool-gateway",
      status: "running",
      imageReference: "openclaw:test",
      imageId: "sha256:abc",
      labels: { a: "b" },
      env: { PATH: "/bin", X: "1=2", BARE: "" },
      user: "1000:1000",
      mounts: [
        { kind: "bind", source: "/home/me/.openclaw", target: "/home/node/.openclaw" },
        { kind: "volume", source: "deps", target: "/deps", readOnly: true },
      ],
      published: [{ hostIp: "127.0.0.1", hostPort: 18800, containerPort: 18789 }],
      createdAt: Date.parse("2026-11-23T06:44:56.427Z"),
      startedAt: Date.parse("2026-11-23T06:45:00Z"),
      finishedAt: null,
      exitCode: null,
      oomKilled: false,
      restartCount: 2,
      health: "starting",
      error: "",
      tty: false,
      network: "claw_default",
      autoRemove: true,
    });
  });

  it("tells an end from a life before this one", () => {
    expect(containerDetails({ ...inspect, State: stopped })).toMatchObject({
      status: "exited",
      exitCode: 78,
    });
    const again = { ...stopped, Status: "running" };
    expect(containerDetails({ ...inspect, State: again })).toMatchObject({
      status: "running",
      exitCode: null,
    });
    const looping = { ...stopped, Status: "restarting" };
    expect(containerDetails({ ...inspect, State: looping })).toMatchObject({
      status: "restarting",
      exitCode: 78,
    });
  });

  it("takes null, absent and Podman's own spellings", () => {
    const podman = {
      ...inspect,
      Name: "rockpool-gateway",
      State: { ...inspect.State, Status: "initialized", Health: { Status: "" } },
      Config: { Image: "openclaw:test", Labels: null, Env: null },
      Mounts: null,
    };
    expect(containerDetails(podman)).toMatchObject({
      name: "rockpool-gateway",
      status: "exited",
      labels: {},
      env: {},
      mounts: [],
      health: "none",
    });
  });
});

describe("published ports", () => {
  const NetworkSettings = { Ports: { "18789/tcp": [{ HostIp: "", HostPort: "18800" }] } };

  it("takes Podman's empty address for every address", () => {
    expect(containerDetails({ ...inspect, NetworkSettings }).published).toEqual([
      { hostIp: "0.0.0.0", hostPort: 18800, containerPort: 18789 },
    ]);
  });

  it("are none while the container does not run, whatever the engine lists", () => {
    expect(containerDetails({ ...inspect, State: stopped, NetworkSettings }).published).toEqual([]);
  });
});

describe("containerSummary", () => {
  it("leaves out ports that are not published", () => {
    const summary = containerSummary({
      Id: "f00d",
      Names: ["/web"],
      Image: "nginx",
      Command: "/docker-entrypoint.sh nginx",
      State: "running",
      Labels: null,
      Mounts: [],
      Ports: [
        { IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
        { PrivatePort: 443, Type: "tcp" },
      ],
    });
    expect(summary).toMatchObject({
      name: "web",
      command: "/docker-entrypoint.sh nginx",
      labels: {},
      published: [{ hostIp: "0.0.0.0", hostPort: 8080, containerPort: 80 }],
    });
  });
});

describe("images and volumes", () => {
  it("reads an image that came from a registry", () => {
    const image = imageDetails({
      Id: "sha256:abc",
      RepoTags: ["a/b:1"],
      RepoDigests: ["a/b@sha256:def"],
      Created: "2026-11-01T00:00:00Z",
      Architecture: "arm64",
      Os: "linux",
      Size: 1000,
      Config: { Labels: { v: "1" }, Env: ["A=1"], User: "node", Entrypoint: ["tini", "--"], Cmd: null },
    });
    expect(image).toMatchObject({
      repoDigests: ["a/b@sha256:def"],
      labels: { v: "1" },
      env: { A: "1" },
      user: "node",
      entrypoint: ["tini", "--"],
      command: [],
    });
  });

  it("gives an id its algorithm where the engine leaves it out", () => {
    expect(imageDetails({ Id: "abc", RepoTags: null, Config: null }).id).toBe("sha256:abc");
  });

  it("reads a volume without a birthday", () => {
    const expected = { name: "deps", labels: {}, createdAt: null, mountpoint: "/m" };
    expect(volumeDetails({ Name: "deps", Labels: null, Mountpoint: "/m" })).toEqual(expected);
  });
});
