import { Preferences } from "../../contract/settings/preferences.ts";
import type { EngineFacts } from "../../contract/snapshot.ts";
import type { ImageDetails } from "../../engine/engine.ts";
import type { Host } from "../../host/host.ts";
import type { GatewaySpecInput } from "../gateway-spec.ts";

export const linuxHost: Host = {
  platform: "linux",
  arch: "x64",
  env: { TZ: "Europe/Zurich" },
  homeDir: "/home/ann",
  uid: 1001,
  gid: 1002,
  tmpDir: "/tmp",
  lanAddresses: [],
};

export const nativeEngine: EngineFacts = {
  endpoint: "unix:///var/run/docker.sock",
  source: "/var/run/docker.sock",
  product: "docker-engine",
  id: "ENGINE",
  version: "20.10.24",
  apiVersion: "1.41",
  operatingSystem: "Debian GNU/Linux 12",
  architecture: "x86_64",
  memoryBytes: 8e9,
  cpus: 2,
  rootless: false,
  selinux: false,
  sharesHostFiles: true,
  imageStore: "classic",
  dataRoot: "/var/lib/docker",
};

export const desktopEngine: EngineFacts = {
  ...nativeEngine,
  product: "docker-desktop",
  sharesHostFiles: false,
};

export function imageOf(version: string | null): ImageDetails {
  return {
    id: "sha256:1",
    tags: [],
    repoDigests: [],
    labels: version === null ? {} : { "org.opencontainers.image.version": version },
    env: {},
    user: "node",
    architecture: "amd64",
    os: "linux",
    createdAt: 0,
    sizeBytes: 1,
    entrypoint: ["tini", "-s", "--"],
    command: [],
  };
}

/** A plain Linux desktop with its own engine and the newest image, with what a test wants otherwise. */
export function specInput(
  changes: Partial<Omit<GatewaySpecInput, "preferences">> & { preferences?: Partial<Preferences> } = {},
): GatewaySpecInput {
  return {
    overrides: {},
    engine: nativeEngine,
    host: linuxHost,
    image: imageOf("2026.9.6"),
    instanceId: "abcdefgh",
    name: "rockpool-gateway",
    ...changes,
    preferences: Preferences.parse(changes.preferences ?? {}),
  };
}
