import type {
  Difference,
  GiveBackFiles,
  ImportPreview,
  TakeOverPreview,
} from "@rockpool/gateway-core/contract/adoption";
import { composeInstance } from "./sample-gateways.ts";

const open = (part: Pick<Difference, "id" | "field" | "theirs" | "safer" | "weight">): Difference => ({
  ...part,
  kept: part.theirs,
  choice: "keep",
});
const fixed = (part: Pick<Difference, "id" | "field" | "theirs" | "kept">): Difference => ({
  ...part,
  safer: null,
  choice: "fixed",
  weight: "note",
});

/** Of the documentation's compose project. */
export const takeOverPreview: TakeOverPreview = {
  name: composeInstance.name,
  differences: [
    open({
      ...{ id: "published:18789/tcp", field: "published", weight: "risk" },
      ...{ theirs: "0.0.0.0:18789:18789/tcp", safer: "127.0.0.1:18789:18789/tcp" },
    }),
    open({
      ...{ id: "secret:ANTHROPIC_API_KEY", field: "secret", weight: "risk" },
      ...{ theirs: "--env ANTHROPIC_API_KEY", safer: ".env: ANTHROPIC_API_KEY" },
    }),
    open({
      ...{ id: "secret:OPENCLAW_GATEWAY_TOKEN", field: "secret", weight: "risk" },
      ...{ theirs: "--env OPENCLAW_GATEWAY_TOKEN", safer: null },
    }),
    open({
      ...{ id: "capabilities", field: "capabilities", weight: "note" },
      ...{ theirs: "--cap-drop NET_RAW --cap-drop NET_ADMIN", safer: "--cap-drop ALL" },
    }),
    open({
      ...{ id: "pids-limit", field: "limits", weight: "note" },
      ...{ theirs: null, safer: "--pids-limit 512" },
    }),
    open({
      ...{ id: "log-rotation", field: "log-rotation", weight: "note" },
      ...{ theirs: null, safer: "--log-opt max-size=10m --log-opt max-file=3" },
    }),
    fixed({ id: "name", field: "name", theirs: composeInstance.name, kept: "rockpool-gateway" }),
    fixed({
      id: "stop-timeout",
      field: "stop-timeout",
      theirs: "--stop-timeout 10",
      kept: "--stop-timeout 60",
    }),
    fixed({ id: "labels", field: "labels", theirs: "com.docker.compose.*", kept: null }),
    fixed({ id: "own-labels", field: "labels", theirs: null, kept: "--label dev.rockpool.instance" }),
    fixed({
      ...{ id: "cli-service:openclaw-openclaw-cli-1", field: "cli-service" },
      ...{ theirs: "openclaw-openclaw-cli-1", kept: null },
    }),
  ],
  carried: ["Ulimits", "Dns"],
  command:
    "docker create --env ANTHROPIC_API_KEY --env OPENCLAW_GATEWAY_TOKEN --name rockpool-gateway --init " +
    "--publish 0.0.0.0:18789:18789 --volume /home/ada/.openclaw:/home/node/.openclaw " +
    "ghcr.io/openclaw/openclaw:2026.9.6 node dist/index.js gateway --bind lan --port 18789",
  stateBytes: 52_400_000,
  agentAtWork: "no",
  image: "ghcr.io/openclaw/openclaw:2026.9.6",
};

export const importPreview: ImportPreview = {
  name: composeInstance.name,
  parts: [
    { name: "state", from: "bind:/home/ada/.openclaw", to: "bind:/home/ada/rockpool/state" },
    { name: "auth-secrets", from: "volume:claw-keys", to: "bind:/home/ada/rockpool/auth-secrets" },
    {
      ...{ name: "workspace", from: "bind:/home/ada/.openclaw/workspace" },
      to: "bind:/home/ada/rockpool/state/workspace",
    },
  ],
  stops: true,
  secretNames: ["ANTHROPIC_API_KEY"],
};

export const giveBackFiles: GiveBackFiles = {
  files: [
    {
      name: "docker-compose.yml",
      content: `services:
  openclaw-gateway:
    image: ghcr.io/openclaw/openclaw:2026.9.6
    restart: unless-stopped
    ports:
      - 127.0.0.1:18789:18789
    volumes:
      - /home/ada/.openclaw:/home/node/.openclaw
    environment:
      ANTHROPIC_API_KEY: \${ANTHROPIC_API_KEY}
`,
      mode: 0o644,
    },
    { name: ".env", content: "ANTHROPIC_API_KEY=\n", mode: 0o600 },
  ],
  notSaid: ["DeviceCgroupRules"],
  secretNames: ["ANTHROPIC_API_KEY"],
};
