import { z } from "zod";
import type { EngineFacts, EngineProduct } from "../contract/snapshot.ts";
import type { EngineVersion } from "./engine-version.ts";
import { strings } from "./lenient-answer.ts";

const Info = z.object({
  ID: z.string().catch(""),
  Name: z.string().catch(""),
  OperatingSystem: z.string().catch(""),
  OSType: z.string().catch(""),
  Architecture: z.string().catch(""),
  KernelVersion: z.string().catch(""),
  DockerRootDir: z.string().catch(""),
  MemTotal: z.number().catch(0),
  NCPU: z.number().catch(0),
  SecurityOptions: strings,
  Driver: z.string().catch(""),
  /** Pairs of a name and a value. */
  DriverStatus: z.array(strings).catch([]),
});
type Info = z.output<typeof Info>;

/** What of this computer decides whether the engine shares its file system. */
export interface HostSight {
  platform: NodeJS.Platform;
  /** `uname -r`. */
  kernelRelease: string;
  directoryExists(path: string): boolean;
}

/** The answer to `GET /info` as facts. `source` is the rule that named the endpoint. */
export function engineFacts(
  answer: unknown,
  engine: { endpoint: string; source: string; version: EngineVersion },
  sight: HostSight,
): EngineFacts {
  const info = Info.parse(answer);
  const product = engineProduct(info, engine.endpoint, engine.version.podman);
  return {
    endpoint: engine.endpoint,
    source: engine.source,
    product,
    id: info.ID,
    version: engine.version.version,
    apiVersion: engine.version.apiVersion,
    operatingSystem: info.OperatingSystem,
    architecture: info.Architecture,
    memoryBytes: info.MemTotal,
    cpus: info.NCPU,
    rootless: hasOption(info, "rootless"),
    selinux: hasOption(info, "selinux"),
    sharesHostFiles: sharesHostFiles(info, product, engine.endpoint, sight),
    imageStore: imageStore(info),
    dataRoot: info.DockerRootDir,
  };
}

/**
 * The containerd store says so among its driver's facts; its drivers are containerd's snapshotters, of which only
 * `overlayfs` has no name in common with a classic driver. Source: docs.docker.com/engine/storage/containerd.
 */
function imageStore(info: Info): EngineFacts["imageStore"] {
  const snapshotter = info.DriverStatus.some(
    ([name, value]) => name === "driver-type" && value === "io.containerd.snapshotter.v1",
  );
  return snapshotter || info.Driver === "overlayfs" ? "containerd" : "classic";
}

/** `name=seccomp,profile=default` and the like. */
function hasOption(info: Info, name: string): boolean {
  return info.SecurityOptions.some((option) => option.split(",").includes(`name=${name}`));
}

function engineProduct(info: Info, endpoint: string, podman: boolean): EngineProduct {
  if (podman) return "podman";
  const os = info.OperatingSystem;
  const name = info.Name.toLowerCase();
  if (os === "Docker Desktop" || /\/\.docker\/(run|desktop)\/|dockerDesktop/.test(endpoint))
    return "docker-desktop";
  if (os === "OrbStack" || endpoint.includes("/.orbstack/")) return "orbstack";
  if (/^rancher desktop/i.test(os) || endpoint.includes("/.rd/")) return "rancher-desktop";
  if (
    name === "colima" ||
    name.startsWith("colima-") ||
    endpoint.includes("/colima/") ||
    endpoint.includes("/.colima/")
  ) {
    return "colima";
  }
  if (name.startsWith("lima-") || endpoint.includes("/.lima/")) return "lima";
  return info.OSType === "" ? "unknown" : "docker-engine";
}

const inVm: readonly EngineProduct[] = ["docker-desktop", "orbstack", "rancher-desktop", "colima", "lima"];

/**
 * Whether a bind mount's source is the file we see under that path. Yes only where all of it speaks for it: a Linux
 * host, a socket rather than tcp, no product that brings a VM, the same kernel, and the engine's data directory
 * visible here. The kernel alone is not enough, as all distributions of WSL 2 share one, and so do a host and a
 * container that was given its socket.
 *
 * Docker from a snap may not read hidden directories of a home, where the state is by default; it counts as not shared.
 */
function sharesHostFiles(info: Info, product: EngineProduct, endpoint: string, sight: HostSight): boolean {
  return (
    sight.platform === "linux" &&
    endpoint.startsWith("unix://") &&
    !inVm.includes(product) &&
    info.KernelVersion === sight.kernelRelease &&
    info.DockerRootDir !== "" &&
    !info.DockerRootDir.startsWith("/var/snap/") &&
    sight.directoryExists(info.DockerRootDir)
  );
}
