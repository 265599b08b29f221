import { describe, expect, it } from "vitest";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { dockerRunLine } from "./docker-run-line.ts";
import { gatewaySpec } from "./gateway-spec.ts";
import { desktopEngine, imageOf, linuxHost, nativeEngine, specInput } from "./testing/spec-input.ts";

const stage = "/var/lib/openclaw/plugin-runtime-deps";
const secrets = "/home/node/.config/openclaw";

function mounts(changes: Parameters<typeof specInput>[0]): string[] {
  return gatewaySpec(specInput(changes)).spec.mounts.map(
    ({ kind, source, target }) => `${kind} ${source} ${target}`,
  );
}

describe("gatewaySpec", () => {
  it("is hardened, published on loopback only, and restarts as ADR 20 says", () => {
    const { spec } = gatewaySpec(specInput());
    expect(spec).toMatchObject({
      name: "rockpool-gateway",
      image: "ghcr.io/openclaw/openclaw:latest",
      ports: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
      init: true,
      capDrop: ["ALL"],
      noNewPrivileges: true,
      pidsLimit: 512,
      restart: { name: "unless-stopped" },
      stopTimeoutSeconds: 60,
      logRotation: { maxSize: "10m", maxFile: 3 },
      extraHosts: ["host.docker.internal:host-gateway"],
      labels: { "dev.rockpool.instance": "abcdefgh", "dev.rockpool.role": "gateway" },
    });
    expect(spec.command.slice(-7)).toEqual([
      "node",
      "dist/index.js",
      "gateway",
      "--bind",
      "lan",
      "--port",
      "18789",
    ]);
    expect(spec.healthcheck?.startPeriodSeconds).toBeGreaterThanOrEqual(180);
    expect(spec.entrypoint).toBeUndefined();
    expect(spec.workingDir).toBeUndefined();
  });

  it("is not confined by SELinux where that would keep it out of the person's folders", () => {
    const { spec } = gatewaySpec(specInput({ engine: { ...nativeEngine, selinux: true } }));
    expect(spec.selinuxDisabled).toBe(true);
    expect(dockerRunLine(spec)).toContain("--security-opt label=disable");
    expect(gatewaySpec(specInput()).spec.selinuxDisabled).toBeUndefined();
  });

  it("keeps caches inside the state and hands no path of this host to the container", () => {
    const { spec } = gatewaySpec(specInput());
    expect(spec.env).toMatchObject({
      HOME: "/home/node",
      OPENCLAW_STATE_DIR: "/home/node/.openclaw",
      OPENCLAW_CONFIG_PATH: "/home/node/.openclaw/openclaw.json",
      OPENCLAW_DISABLE_BONJOUR: "1",
      XDG_CACHE_HOME: "/home/node/.openclaw/cache",
      npm_config_cache: "/home/node/.openclaw/cache/npm",
      TZ: "Europe/Zurich",
    });
    expect(JSON.stringify(spec.env)).not.toContain("/home/ann");
  });

  it("publishes the port that was asked for and allows both of its origins", () => {
    const wished = gatewaySpec(specInput({ preferences: { port: 20000 }, overrides: { port: 28789 } }));
    expect(wished.spec.ports[0]?.hostPort).toBe(28789);
    expect(wished.address).toBe("http://127.0.0.1:28789");
    expect(wished.origins).toEqual(["http://127.0.0.1:28789", "http://localhost:28789"]);
  });

  it("takes a zone from the environment only when it can be one", () => {
    const zone = (env: Record<string, string>) =>
      gatewaySpec(specInput({ host: { ...linuxHost, env } })).spec.env.TZ;
    expect(zone({ OPENCLAW_TZ: "Asia/Tokyo", TZ: "Europe/Zurich" })).toBe("Asia/Tokyo");
    expect(zone({ TZ: ":/etc/localtime\n" })).toMatch(/^[A-Za-z0-9/_+-]+$/);
  });
});

describe("the user of the container", () => {
  const cases = [
    ["rootful engine on this host", nativeEngine, linuxHost, "1001:1002", 1001],
    ["rootless engine", { ...nativeEngine, rootless: true }, linuxHost, "0:0", 1001],
    ["invoked as root", nativeEngine, { ...linuxHost, uid: 0, gid: 0 }, "1000:1000", 1000],
    ["engine in a VM", desktopEngine, { ...linuxHost, uid: 501, gid: 20 }, "1000:1000", 501],
    [
      "Windows",
      desktopEngine,
      { ...linuxHost, platform: "win32" as const, homeDir: "C:\\Users\\ann", uid: -1, gid: -1 },
      "1000:1000",
      -1,
    ],
  ] as const;
  it.each(cases)("%s", (_name, engine, host, user, owner) => {
    const wished = gatewaySpec(specInput({ engine, host }));
    expect(wished.spec.user).toBe(user);
    expect(`${wished.owner.uid}:${wished.owner.gid}`).toBe(user);
    expect(new Set(wished.directories.map(({ uid }) => uid))).toEqual(new Set([owner]));
  });
});

describe("storage", () => {
  it("binds state, workspace and secrets where the engine shares this host's files", () => {
    const wished = gatewaySpec(specInput());
    expect(mounts({})).toEqual([
      "bind /home/ann/.openclaw /home/node/.openclaw",
      "bind /home/ann/.openclaw/workspace /home/node/.openclaw/workspace",
      `bind /home/ann/.openclaw-auth-profile-secrets ${secrets}`,
    ]);
    expect(wished.directories.map(({ path, mode }) => [path, mode.toString(8)])).toEqual([
      ["/home/ann/.openclaw", "700"],
      ["/home/ann/.openclaw/workspace", "755"],
      ["/home/ann/.openclaw-auth-profile-secrets", "700"],
    ]);
    expect(wished.volumes).toEqual([]);
    expect(wished.stateLocator).toBe("bind:/home/ann/.openclaw");
  });

  it("keeps the state in a volume where the engine is in a VM, and the workspace in the person's folder", () => {
    const wished = gatewaySpec(specInput({ engine: desktopEngine }));
    expect(mounts({ engine: desktopEngine })).toEqual([
      "volume rockpool-state /home/node/.openclaw",
      "bind /home/ann/.openclaw/workspace /home/node/.openclaw/workspace",
      `volume rockpool-state-auth-profile-secrets ${secrets}`,
    ]);
    expect(wished.volumes.map(({ name }) => name)).toEqual([
      "rockpool-state",
      "rockpool-state-auth-profile-secrets",
    ]);
    expect(wished.stateLocator).toBe("volume:rockpool-state");
  });

  it("binds nothing of this host on an engine behind the network", () => {
    const engine = { ...desktopEngine, product: "unknown" as const, endpoint: "tcp://10.0.0.5:2376" };
    expect(mounts({ engine }).filter((mount) => mount.startsWith("bind"))).toEqual([]);
  });

  it("does as it is told: another state, another workspace, a volume", () => {
    expect(mounts({ overrides: { stateDir: "/srv/claw/" } })).toEqual([
      "bind /srv/claw /home/node/.openclaw",
      "bind /srv/claw/workspace /home/node/.openclaw/workspace",
      `bind /srv/claw-auth-profile-secrets ${secrets}`,
    ]);
    expect(mounts({ preferences: { workspace: { path: "~/Claw" } } })[1]).toBe(
      "bind /home/ann/Claw /home/node/.openclaw/workspace",
    );
    expect(mounts({ preferences: { state: { kind: "volume", name: "mine" } } })[0]).toBe(
      "volume mine /home/node/.openclaw",
    );
  });

  it("makes the mount point of a workspace elsewhere, which the engine would make as root", () => {
    const { directories } = gatewaySpec(specInput({ preferences: { workspace: { path: "/srv/work" } } }));
    expect(directories.map(({ path }) => path)).toContain("/home/ann/.openclaw/workspace");
  });

  it.each([
    ["2026.9.6", true, false],
    ["2026.10.1", true, false],
    ["2026.5.3-r20260601", true, true],
    ["2026.4.29", false, true],
    [null, true, true],
    ["nightly", true, true],
  ])("of %s: secrets mount %s, stage directory %s", (version, hasSecrets, hasStage) => {
    const wished = gatewaySpec(specInput({ image: imageOf(version) }));
    const targets = wished.spec.mounts.map(({ target }) => target);
    expect(targets.includes(secrets)).toBe(hasSecrets);
    expect(targets.includes(stage)).toBe(hasStage);
    expect(wished.spec.env.OPENCLAW_PLUGIN_STAGE_DIR).toBe(hasStage ? stage : undefined);
    if (hasStage)
      expect(wished.volumes).toContainEqual({ name: "openclaw-plugin-runtime-deps", target: stage });
  });

  it("says which path cannot be used and what to do", () => {
    const failure = failureOf(() => gatewaySpec(specInput({ overrides: { stateDir: "claw" } })));
    expect(failure).toMatchObject({
      code: "path-invalid",
      facts: { field: "stateDir", value: "claw", reason: "relative" },
    });
  });

  it("asks for a home only where it needs one", () => {
    const host = { ...linuxHost, homeDir: null };
    expect(failureOf(() => gatewaySpec(specInput({ host })))).toMatchObject({ code: "home-missing" });
    expect(gatewaySpec(specInput({ host, overrides: { stateDir: "/srv/claw" } })).stateLocator).toBe(
      "bind:/srv/claw",
    );
  });
});

describe("the hash", () => {
  const hash = (changes: Parameters<typeof specInput>[0]) => gatewaySpec(specInput(changes)).hash;
  it("is in the label, and changes with what would have to be applied", () => {
    const wished = gatewaySpec(specInput());
    expect(wished.spec.labels["dev.rockpool.spec"]).toBe(wished.hash);
    const others = [
      hash({ preferences: { port: 20000 } }),
      hash({ preferences: { image: "openclaw:local" } }),
      hash({ overrides: { stateDir: "/srv/claw" } }),
      hash({ image: imageOf("2026.4.29") }),
    ];
    expect(new Set([wished.hash, ...others]).size).toBe(5);
  });

  it("does not change with the name, the theme or the time zone", () => {
    expect(hash({ name: "rockpool-gateway-2" })).toBe(hash({}));
    expect(hash({ preferences: { theme: "dark" } })).toBe(hash({}));
    expect(hash({ host: { ...linuxHost, env: { TZ: "Asia/Tokyo" } } })).toBe(hash({}));
  });
});

function failureOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof RockpoolError) return error.failure;
    throw error;
  }
  throw new Error("nothing was thrown");
}
