import { describe, expect, it } from "vitest";
import { importEnv } from "./import-env.ts";
import { importProject } from "./import-project.ts";

describe("a file of variables as settings", () => {
  it("takes every variable of the documentation that there is a setting for", () => {
    const { patch, left, changed } = importEnv(`
OPENCLAW_IMAGE=ghcr.io/openclaw/openclaw:2026.9.6
OPENCLAW_CONFIG_DIR=/home/ann/.openclaw
OPENCLAW_WORKSPACE_DIR=/home/ann/claw files
OPENCLAW_GATEWAY_PORT=18789
OPENCLAW_BRIDGE_PORT=18790
OPENCLAW_GATEWAY_BIND=lan
OPENCLAW_GATEWAY_TOKEN=0123456789abcdef
OPENCLAW_EXTRA_MOUNTS=/srv/a:/data/a:ro,/srv/b:/data/b
OPENCLAW_HOME_VOLUME=openclaw_home
OPENCLAW_DOCKER_APT_PACKAGES="ffmpeg git"
OPENCLAW_EXTENSIONS="diagnostics-otel matrix"
OPENCLAW_DISABLE_BUNDLED_SOURCE_OVERLAYS=1
OPENCLAW_TZ=Europe/Rome
OPENCLAW_SANDBOX=1
OTEL_SERVICE_NAME=claw
OPENCLAW_OTEL_PRELOADED=
MY_OWN=1
`);
    expect(patch).toEqual({
      image: "ghcr.io/openclaw/openclaw:2026.9.6",
      state: { kind: "bind", path: "/home/ann/.openclaw" },
      workspace: { path: "/home/ann/claw files" },
      port: 18789,
      bridgePort: 18790,
      extraMounts: [
        { source: "/srv/a", target: "/data/a", readOnly: true, options: "" },
        { source: "/srv/b", target: "/data/b", readOnly: false, options: "" },
      ],
      homeVolume: "openclaw_home",
      aptPackages: ["ffmpeg", "git"],
      extensions: ["diagnostics-otel", "matrix"],
      sourceOverlays: false,
      timeZone: "Europe/Rome",
      otelServiceName: "claw",
    });
    expect(left).toEqual([
      { what: "OPENCLAW_GATEWAY_BIND", why: "own-way" },
      { what: "OPENCLAW_GATEWAY_TOKEN", why: "secret" },
      { what: "OPENCLAW_SANDBOX", why: "own-way" },
      { what: "MY_OWN", why: "unknown" },
    ]);
    expect(changed).toEqual([]);
  });

  it("names what cannot be, and an address where a mode belongs", () => {
    const { patch, left, changed } = importEnv("OPENCLAW_GATEWAY_PORT=0\nOPENCLAW_GATEWAY_BIND=0.0.0.0\n");
    expect(patch).toEqual({});
    expect(left).toEqual([{ what: "OPENCLAW_GATEWAY_PORT", why: "invalid" }]);
    expect(changed).toEqual(["bind-alias"]);
  });
});

describe("a compose project as settings", () => {
  const text = `
x-common: &common
  image: \${OPENCLAW_IMAGE:-openclaw:local}
  environment: &env
    HOME: /home/node
    OPENCLAW_GATEWAY_TOKEN: \${OPENCLAW_GATEWAY_TOKEN}
    OPENAI_API_KEY: sk-1
    TZ: \${OPENCLAW_TZ:-UTC}
    LANG: it_IT.UTF-8
services:
  openclaw-gateway:
    <<: *common
    volumes:
      - ./state:/home/node/.openclaw
      - \${OPENCLAW_WORKSPACE_DIR}:/home/node/.openclaw/workspace
      - openclaw-plugin-runtime-deps:/var/lib/openclaw/plugin-runtime-deps
      - /srv/music:/data/music:ro
    ports: ["18789:18789", "18790:18790", "9000:9000"]
    restart: unless-stopped
    profiles: [gateway]
    deploy: { replicas: 2 }
  openclaw-cli:
    <<: *common
`;
  const read = (variables: Record<string, string> = {}) =>
    importProject({ texts: [text], variables, folder: "/srv/claw" });

  it("takes what there are settings for, anchors and variables filled in, and names the rest", () => {
    const { patch, left, changed } = read({ OPENCLAW_WORKSPACE_DIR: "/srv/files" });
    expect(patch).toEqual({
      image: "openclaw:local",
      port: 18789,
      bridgePort: 18790,
      state: { kind: "bind", path: "/srv/claw/state" },
      workspace: { path: "/srv/files" },
      stageDir: "/var/lib/openclaw/plugin-runtime-deps",
      extraMounts: [{ source: "/srv/music", target: "/data/music", readOnly: true, options: "" }],
      timeZone: "UTC",
      variables: { LANG: "it_IT.UTF-8" },
    });
    expect(changed).toEqual(["beyond-loopback"]);
    expect(left).toEqual(
      expect.arrayContaining([
        { what: "ports: 9000", why: "unknown" },
        { what: "OPENAI_API_KEY", why: "secret" },
        { what: "restart", why: "own-way" },
        { what: "profiles", why: "unknown" },
        { what: "deploy", why: "unknown" },
        { what: "OPENCLAW_GATEWAY_TOKEN", why: "missing" },
      ]),
    );
    expect(JSON.stringify(patch)).not.toContain("sk-1");
  });

  it("does not guess where a file lies that comes without its folder", () => {
    const { patch, left } = importProject({ texts: [text], variables: {}, folder: null });
    expect(patch.state).toBeUndefined();
    expect(left).toContainEqual({ what: "volumes: /home/node/.openclaw", why: "invalid" });
  });

  it.each([
    ["no yaml", "services: [", "services"],
    ["no services", "version: 3", "no services"],
    ["another's project", "services: { web: { image: a }, db: { image: b } }", "web, db"],
  ])("is refused where it is %s", (_what, broken, said) => {
    expect(() => importProject({ texts: [broken], variables: {}, folder: "/" })).toThrow(
      new RegExp(said === "services" ? "." : said),
    );
  });
});
