import { describe, expect, it } from "vitest";
import type { ContainerSummary } from "../engine/engine.ts";
import { instanceLabel, roleLabel } from "../gateway/labels.ts";
import { image } from "../lifecycle/testing/observed-fixture.ts";
import { isGatewayContainer } from "./is-gateway-container.ts";

function container(patch: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    ...{ id: "c1", name: "web", image: "web:1", command: "nginx -g daemon off;", status: "running" },
    ...{ labels: {}, mounts: [], published: [], network: "" },
    ...patch,
  };
}

const state = { kind: "volume", source: "claw", target: "/home/node/.openclaw" } as const;
const port = { hostIp: "0.0.0.0", hostPort: 18789, containerPort: 18789 };
const openclaw = { ...image, labels: { "org.opencontainers.image.title": "OpenClaw" } };

describe("a gateway", () => {
  it.each<[string, Partial<ContainerSummary>]>([
    [
      "upstream's compose file",
      { command: "tini -s -- node dist/index.js gateway --bind lan", mounts: [state] },
    ],
    ["upstream's image", { command: "tini -s -- node openclaw.mjs gateway" }],
    ["a shell around it", { command: "sh -c 'exec node openclaw.mjs gateway'" }],
    ["the npm package", { command: "docker-entrypoint.sh openclaw gateway --port 18789" }],
    ["a script of somebody's own, on a state", { command: "/start.sh gateway", mounts: [state] }],
    ["a program of that port, on a state", { command: "/start.sh", mounts: [state], published: [port] }],
    [
      "another user's Rockpool",
      { labels: { [instanceLabel]: "other", [roleLabel]: "gateway" }, command: "sh" },
    ],
  ])("is known by %s", (_, patch) => {
    expect(isGatewayContainer(container(patch), null)).toBe(true);
  });

  it("is known by its image where its command says nothing", () => {
    expect(isGatewayContainer(container({ command: "/start.sh", mounts: [state] }), openclaw)).toBe(true);
    expect(isGatewayContainer(container({ command: "/start.sh", published: [port] }), openclaw)).toBe(true);
    expect(isGatewayContainer(container({ command: "", mounts: [state] }), openclaw)).toBe(true);
  });
});

describe("no gateway", () => {
  it.each<[string, Partial<ContainerSummary>]>([
    ["some web server", {}],
    ["another kind of gateway", { command: "kong gateway start" }],
    ["another program of that name", { command: "node dist/index.js gateway" }],
    ["something else on that port", { published: [port] }],
    ["something else on that state, a backup say", { command: "restic backup /data", mounts: [state] }],
    ["OpenClaw's CLI", { command: "node dist/index.js onboard", mounts: [state] }],
    [
      "a run of OpenClaw's CLI",
      { command: "node dist/index.js gateway status", labels: { "com.docker.compose.oneoff": "True" } },
    ],
    [
      "another Rockpool's helper",
      { labels: { [instanceLabel]: "other", [roleLabel]: "checkpoint" }, mounts: [state], published: [port] },
    ],
  ])("is %s", (_, patch) => {
    expect(isGatewayContainer(container(patch), null)).toBe(false);
  });

  it("is a shell in OpenClaw's image", () => {
    expect(isGatewayContainer(container({ command: "bash" }), openclaw)).toBe(false);
  });
});
