import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";

/** The documentation's compose project, as most people start it: open to the network, its token in the environment. */
export const composeInstance: FoundInstance = {
  id: "compose:ENGINE:openclaw/openclaw-gateway",
  identity: { kind: "compose", engine: "ENGINE", project: "openclaw", service: "openclaw-gateway" },
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
  published: [
    { hostIp: "0.0.0.0", hostPort: 18789, containerPort: 18789 },
    { hostIp: "0.0.0.0", hostPort: 18790, containerPort: 18790 },
  ],
  openTo: "network",
  mounts: [
    { kind: "bind", source: "/home/ada/.openclaw", target: "/home/node/.openclaw", readOnly: false },
    {
      ...{ kind: "bind", source: "/home/ada/.openclaw/workspace", readOnly: false },
      target: "/home/node/.openclaw/workspace",
    },
    {
      ...{ kind: "bind", source: "/srv/notes", readOnly: true },
      target: "/home/node/.openclaw/workspace/notes",
    },
  ],
  state: "bind:/home/ada/.openclaw",
  sharesStateWith: [],
  companions: ["openclaw-openclaw-cli-1"],
  secretNames: ["ANTHROPIC_API_KEY", "OPENCLAW_GATEWAY_TOKEN"],
  may: { watch: true, operate: true, takeOver: true, import: true },
  because: null,
};

export const runInstance: FoundInstance = {
  ...composeInstance,
  id: "container:ENGINE:claw",
  identity: { kind: "container", engine: "ENGINE", name: "claw" },
  name: "claw",
  origin: { kind: "run", project: null, service: null, files: [] },
  containerId: "beef02",
  image: "openclaw:local",
  version: "2026.4.29",
  running: false,
  health: "none",
  published: [],
  openTo: "unknown",
  mounts: [{ kind: "volume", source: "claw-state", target: "/home/node/.openclaw", readOnly: false }],
  state: "volume:claw-state",
  companions: [],
  secretNames: [],
};

export const rivalInstance: FoundInstance = {
  ...runInstance,
  id: "container:ENGINE:claw-old",
  identity: { kind: "container", engine: "ENGINE", name: "claw-old" },
  name: "claw-old",
  containerId: "beef03",
  version: null,
  sharesStateWith: ["claw"],
};

export const nativeInstance: FoundInstance = {
  ...runInstance,
  id: "native:/home/ada/.openclaw-native",
  identity: { kind: "native", stateDir: "/home/ada/.openclaw-native" },
  name: "native",
  origin: { kind: "native", project: null, service: null, files: [] },
  engine: null,
  containerId: null,
  image: null,
  running: true,
  health: "unknown",
  mounts: [],
  state: "bind:/home/ada/.openclaw-native",
  may: { watch: false, operate: false, takeOver: false, import: true },
  because: "native",
};

/** A name, paths and a list of secrets as long as they come. */
export const longInstance: FoundInstance = {
  ...composeInstance,
  id: "compose:ENGINE:the-household-assistant/openclaw-gateway",
  identity: { ...composeInstance.identity, project: "the-household-assistant" } as FoundInstance["identity"],
  name: "the-household-assistant-of-the-whole-family-and-some-neighbours-openclaw-gateway-1",
  image: `registry.example.org:5000/families/lovelace/openclaw@sha256:${"a".repeat(64)}`,
  secretNames: [
    "ANTHROPIC_API_KEY",
    "BRAVE_API_KEY",
    "DISCORD_BOT_TOKEN",
    "OPENAI_API_KEY",
    "OPENCLAW_GATEWAY_TOKEN",
  ],
  health: "unhealthy",
};
