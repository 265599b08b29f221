import type {
  FoundInstance,
  GiveBackFiles,
  ImportPreview,
  TakeOverPreview,
} from "../../contract/adoption.ts";

const composeGateway: FoundInstance = {
  id: "compose:FAKE:openclaw/openclaw-gateway",
  identity: { kind: "compose", engine: "FAKE", project: "openclaw", service: "openclaw-gateway" },
  name: "openclaw-openclaw-gateway-1",
  origin: {
    kind: "compose",
    project: "openclaw",
    service: "openclaw-gateway",
    files: [{ path: "/home/ada/openclaw/docker-compose.yml", exists: "yes" }],
  },
  engine: { endpoint: "unix:///var/run/docker.sock", source: "/var/run/docker.sock", isCurrent: true },
  containerId: "beef01",
  image: "ghcr.io/openclaw/openclaw:2026.9.6",
  version: "2026.9.6",
  running: true,
  health: "healthy",
  published: [{ hostIp: "0.0.0.0", hostPort: 18789, containerPort: 18789 }],
  openTo: "network",
  mounts: [
    { kind: "bind", source: "/home/ada/.openclaw", target: "/home/node/.openclaw", readOnly: false },
    {
      kind: "bind",
      source: "/home/ada/.openclaw/workspace",
      target: "/home/node/.openclaw/workspace",
      readOnly: false,
    },
  ],
  state: "bind:/home/ada/.openclaw",
  sharesStateWith: [],
  companions: ["openclaw-openclaw-cli-1"],
  secretNames: ["OPENCLAW_GATEWAY_TOKEN"],
  may: { watch: true, operate: true, takeOver: true, import: true },
  because: null,
};

const nativeGateway: FoundInstance = {
  ...composeGateway,
  id: "native:/home/ada/.openclaw-home",
  identity: { kind: "native", stateDir: "/home/ada/.openclaw-home" },
  name: "native",
  origin: { kind: "native", project: null, service: null, files: [] },
  engine: null,
  containerId: null,
  image: null,
  health: "unknown",
  published: [],
  openTo: "unknown",
  mounts: [],
  state: "bind:/home/ada/.openclaw-home",
  companions: [],
  secretNames: [],
  may: { watch: false, operate: false, takeOver: false, import: true },
  because: "native",
};

const preview: TakeOverPreview = {
  name: composeGateway.name,
  differences: [
    {
      id: "published:18789",
      field: "published",
      theirs: "0.0.0.0:18789",
      kept: "0.0.0.0:18789",
      safer: "127.0.0.1:18789",
      choice: "keep",
      weight: "risk",
    },
    {
      id: "secret:OPENCLAW_GATEWAY_TOKEN",
      field: "secret",
      theirs: "OPENCLAW_GATEWAY_TOKEN",
      kept: "OPENCLAW_GATEWAY_TOKEN",
      safer: ".env",
      choice: "keep",
      weight: "risk",
    },
    {
      id: "cli-service",
      field: "cli-service",
      theirs: "openclaw-openclaw-cli-1",
      kept: null,
      safer: null,
      choice: "fixed",
      weight: "note",
    },
  ],
  carried: ["Ulimits"],
  command: "docker create --name rockpool-gateway ghcr.io/openclaw/openclaw:2026.9.6",
  stateBytes: 52_000_000,
  agentAtWork: "no",
  image: "ghcr.io/openclaw/openclaw:2026.9.6",
};

const importPreview: ImportPreview = {
  name: composeGateway.name,
  parts: [
    { name: "state", from: "bind:/home/ada/.openclaw", to: "bind:/home/ada/rockpool/state" },
    {
      name: "workspace",
      from: "bind:/home/ada/.openclaw/workspace",
      to: "bind:/home/ada/rockpool/state/workspace",
    },
  ],
  stops: true,
  secretNames: ["OPENAI_API_KEY"],
};

const files: GiveBackFiles = {
  files: [{ name: "docker-compose.yml", content: "services:\n  openclaw-gateway: {}\n", mode: 0o644 }],
  notSaid: [],
  secretNames: ["OPENCLAW_GATEWAY_TOKEN"],
};

/** What a service with a compose project and a native gateway beside it answers. */
export const fakeAdoption = {
  composeGateway,
  nativeGateway,
  list: {
    gateways: [composeGateway, nativeGateway],
    engines: [{ endpoint: "unix:///var/run/docker.sock", source: "/var/run/docker.sock", problem: null }],
  },
  preview,
  importPreview,
  files,
};
