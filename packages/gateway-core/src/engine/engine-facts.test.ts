import { describe, expect, it } from "vitest";
import { engineFacts, type HostSight } from "./engine-facts.ts";

const info = {
  ID: "ABCD:EFGH",
  Name: "box",
  OperatingSystem: "Debian GNU/Linux 12 (bookworm)",
  OSType: "linux",
  Architecture: "x86_64",
  KernelVersion: "6.1.0",
  DockerRootDir: "/var/lib/docker",
  MemTotal: 8_000_000_000,
  NCPU: 4,
  SecurityOptions: ["name=seccomp,profile=default"],
  Driver: "overlay2",
  DriverStatus: [["Backing Filesystem", "extfs"]],
};
const version = { version: "27.0.0", apiVersion: "1.46", podman: false };
const sight: HostSight = {
  platform: "linux",
  kernelRelease: "6.1.0",
  directoryExists: (path) => path === "/var/lib/docker" || path.startsWith("/var/snap/"),
};

function facts(
  changes: Partial<typeof info> = {},
  at: { endpoint?: string; podman?: boolean; sight?: Partial<HostSight> } = {},
) {
  const endpoint = at.endpoint ?? "unix:///var/run/docker.sock";
  const engine = { endpoint, source: "test", version: { ...version, podman: at.podman ?? false } };
  return engineFacts({ ...info, ...changes }, engine, { ...sight, ...at.sight });
}

describe("engineFacts", () => {
  it("reads what the engine says of itself", () => {
    expect(facts()).toEqual({
      endpoint: "unix:///var/run/docker.sock",
      source: "test",
      product: "docker-engine",
      id: "ABCD:EFGH",
      version: "27.0.0",
      apiVersion: "1.46",
      operatingSystem: "Debian GNU/Linux 12 (bookworm)",
      architecture: "x86_64",
      memoryBytes: 8_000_000_000,
      cpus: 4,
      rootless: false,
      selinux: false,
      sharesHostFiles: true,
      imageStore: "classic",
      dataRoot: "/var/lib/docker",
    });
  });

  it("reads rootless and SELinux from the security options", () => {
    const SecurityOptions = ["name=seccomp,profile=builtin", "name=rootless", "name=selinux"];
    expect(facts({ SecurityOptions })).toMatchObject({ rootless: true, selinux: true });
  });

  it.each([
    ["containerd", { Driver: "overlayfs", DriverStatus: [["driver-type", "io.containerd.snapshotter.v1"]] }],
    ["containerd", { Driver: "btrfs", DriverStatus: [["driver-type", "io.containerd.snapshotter.v1"]] }],
    ["containerd", { Driver: "overlayfs", DriverStatus: [] }],
    ["classic", { Driver: "btrfs", DriverStatus: [] }],
  ])("knows the image store %s by its driver (%j)", (store, changes) => {
    expect(facts(changes).imageStore).toBe(store);
  });

  it("knows a store by nothing at all for the classic one", () => {
    expect(engineFacts({}, { endpoint: "unix:///x", source: "test", version }, sight)).toMatchObject({
      imageStore: "classic",
      dataRoot: "",
    });
  });

  it.each([
    ["docker-desktop", { OperatingSystem: "Docker Desktop" }, {}],
    ["docker-desktop", {}, { endpoint: "npipe:////./pipe/dockerDesktopLinuxEngine" }],
    ["orbstack", { OperatingSystem: "OrbStack" }, {}],
    ["rancher-desktop", { OperatingSystem: "Rancher Desktop WSL Distribution" }, {}],
    ["rancher-desktop", {}, { endpoint: "unix:///home/me/.rd/docker.sock" }],
    ["colima", { Name: "colima" }, {}],
    ["colima", { Name: "colima-work" }, {}],
    ["colima", {}, { endpoint: "unix:///home/me/.colima/default/docker.sock" }],
    ["lima", { Name: "lima-docker" }, {}],
    ["podman", {}, { podman: true }],
    ["docker-engine", {}, {}],
    ["unknown", { OSType: "" }, {}],
  ] as const)("recognises %s by %j %j", (product, changes, at) => {
    expect(facts(changes, at).product).toBe(product);
  });

  it.each([
    ["another kernel", { KernelVersion: "5.15.0-linuxkit" }, {}],
    ["a VM's product on our kernel (WSL 2)", { OperatingSystem: "Docker Desktop" }, {}],
    ["tcp", {}, { endpoint: "tcp://127.0.0.1:2375" }],
    ["a Mac", {}, { sight: { platform: "darwin" } }],
    ["a socket given to the container we are in", {}, { sight: { directoryExists: () => false } }],
    ["docker from a snap", { DockerRootDir: "/var/snap/docker/common/var-lib-docker" }, {}],
    ["an engine that says too little", { DockerRootDir: "" }, {}],
  ] as const)("takes the file system for another one with %s", (_name, changes, at) => {
    expect(facts(changes, at).sharesHostFiles).toBe(false);
  });

  it("shares the file system with a rootless engine and with Podman on this host", () => {
    const rootless = { SecurityOptions: ["name=rootless"] };
    expect(facts(rootless, { endpoint: "unix:///run/user/1000/docker.sock" }).sharesHostFiles).toBe(true);
    expect(facts({}, { podman: true }).sharesHostFiles).toBe(true);
  });
});
