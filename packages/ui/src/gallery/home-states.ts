import { container, snapshotIn, startOperation } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { pushStats } from "./sample-stats.ts";

const now = Date.now();

export const homeStates: GalleryState[] = [
  { name: "home-loading", snapshot: null },
  {
    name: "home-not-set-up",
    snapshot: snapshotIn("not-set-up"),
  },
  {
    name: "home-plan",
    snapshot: snapshotIn("not-set-up"),
    prepare: (bridge) =>
      bridge.succeed("gateway.plan", {
        steps: [
          { id: "check-image", command: "docker image inspect ghcr.io/openclaw/openclaw:2026.9.6" },
          { id: "prepare-directories", command: "mkdir -p ~/.openclaw ~/.openclaw/workspace" },
          {
            id: "create-container",
            command:
              "docker create --name rockpool-gateway --init --cap-drop ALL --security-opt no-new-privileges --pids-limit 512 --user 1000:1000 --publish 127.0.0.1:18789:18789 --mount type=bind,source=/home/ada/.openclaw,target=/home/node/.openclaw ghcr.io/openclaw/openclaw:2026.9.6 gateway --bind lan --port 18789",
          },
          { id: "seed-config" },
          { id: "start-container", command: "docker start rockpool-gateway" },
          { id: "wait-live" },
          { id: "wait-started" },
          { id: "verify-published", command: "docker port rockpool-gateway" },
        ],
      }),
    act: () => press("What will happen"),
  },
  {
    name: "home-starting",
    snapshot: snapshotIn("starting", { operation: startOperation(5) }),
  },
  {
    name: "home-starting-waiting-for",
    snapshot: snapshotIn("starting", {
      operation: {
        ...startOperation(6),
        steps: startOperation(6).steps.map((step) =>
          step.state === "doing"
            ? { ...step, fraction: 0.62, facts: { waitingFor: "startup-sidecars" } }
            : step,
        ),
      },
    }),
  },
  { name: "home-running", snapshot: snapshotIn("running"), act: pushStats },
  {
    name: "home-running-health",
    snapshot: snapshotIn("running"),
    prepare: (bridge) =>
      bridge.succeed("gateway.health", {
        at: now,
        ok: true,
        version: "2026.9.6",
        durationMs: 14,
        plugins: {
          loaded: ["admin-http-rpc", "telegram", "whatsapp", "memory", "canvas"],
          errors: [{ id: "voice-call", message: "Cannot find module 'opus-native'" }],
        },
        channels: [
          { id: "telegram", label: "Telegram", configured: true, state: "ok" },
          {
            id: "whatsapp",
            label: "WhatsApp",
            configured: true,
            state: "failing",
            detail: "Logged out on the phone",
          },
          { id: "slack", label: "Slack", configured: false, state: "off" },
        ],
        agents: [
          { id: "main", name: "Main", isDefault: true, sessions: 3 },
          { id: "research", name: "Research", isDefault: false, sessions: 1 },
        ],
        findings: null,
      }),
    act: async (bridge) => {
      pushStats(bridge);
      await press("Check health");
    },
  },
  { name: "home-degraded", snapshot: snapshotIn("degraded"), act: pushStats },
  {
    name: "home-notices",
    snapshot: snapshotIn("running", {
      notices: [
        { id: "1", code: "recreate-to-apply" },
        { id: "2", code: "token-in-environment" },
        { id: "3", code: "override-active", facts: { name: "image", value: "openclaw:dev" } },
      ],
    }),
    act: pushStats,
  },
  {
    name: "home-stopping",
    snapshot: snapshotIn("stopping", {
      operation: {
        id: "op-2",
        kind: "stop",
        state: "running",
        startedAt: now - 21_000,
        cancellable: true,
        steps: [
          { id: "suspend-gateway", state: "done", startedAt: now - 21_000, finishedAt: now - 20_840 },
          { id: "stop-container", state: "doing", startedAt: now - 20_840 },
        ],
      },
    }),
  },
  { name: "home-stopped", snapshot: snapshotIn("stopped") },
  { name: "home-updating", snapshot: snapshotIn("updating") },
  {
    name: "home-long-text",
    snapshot: snapshotIn("running", {
      gateway: {
        ...snapshotIn("running").gateway,
        container: container(now, {
          image: {
            reference:
              "registry.internal.example-company-with-a-long-name.com:5000/platform/agents/openclaw-gateway-hardened:2026.9.6-bookworm-slim-amd64",
            id: "sha256:1",
            digest: null,
            version: "2026.9.6-beta.12+build.20261123",
          },
        }),
      },
      notices: [
        {
          id: "1",
          code: "settings-recovered",
          facts: {
            backup:
              "/home/a-person-with-quite-a-long-name/.config/rockpool/backups/settings-2026-11-23T14-05-09-damaged.json",
          },
        },
      ],
      failure: {
        code: "gateway-rpc",
        message: "request timed out after 10000 ms",
        facts: {
          reason:
            "the gateway closed the connection while it was asked for its health (1013, startup-sidecars)",
        },
        at: now - 180_000,
      },
    }),
    act: pushStats,
  },
  {
    name: "home-connection-lost",
    snapshot: snapshotIn("running"),
    act: (bridge, shell) => {
      pushStats(bridge);
      shell.connected(false);
    },
  },
];
