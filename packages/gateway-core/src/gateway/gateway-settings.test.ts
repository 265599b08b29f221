import { describe, expect, it } from "vitest";
import type { Preferences } from "../contract/settings/preferences.ts";
import { dockerRunLine } from "./docker-run-line.ts";
import { gatewaySpec } from "./gateway-spec.ts";
import { desktopEngine, imageOf, linuxHost, specInput } from "./testing/spec-input.ts";

const plain = gatewaySpec(specInput());
const wished = (preferences: Partial<Preferences>) => gatewaySpec(specInput({ preferences }));

describe("a setting in the container", () => {
  it.each<[string, Partial<Preferences>, string]>([
    ["a time zone", { timeZone: "Asia/Tokyo" }, "--env TZ=Asia/Tokyo"],
    ["the bridge port", { bridgePort: 18790 }, "--publish 127.0.0.1:18790:18790"],
    ["the port of Teams", { teamsPort: 4000 }, "--publish 127.0.0.1:4000:3978"],
    ["ws:// inside", { insecureWebSocket: true }, "--env OPENCLAW_ALLOW_INSECURE_PRIVATE_WS=1"],
    ["overlays off", { sourceOverlays: false }, "--env OPENCLAW_DISABLE_BUNDLED_SOURCE_OVERLAYS=1"],
    ["a collector", { otlpEndpoint: "http://c:4318" }, "--env OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4318"],
    [
      "a collector of logs",
      { otlpLogsEndpoint: "http://l:4318" },
      "--env OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=http://l:4318",
    ],
    ["the protocol", { otlpProtocol: "http/protobuf" }, "--env OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"],
    ["a service name", { otelServiceName: "claw" }, "--env OTEL_SERVICE_NAME=claw"],
    ["new names", { otelSemconv: "gen_ai_x" }, "--env OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_x"],
    ["a preloaded SDK", { otelPreloaded: true }, "--env OPENCLAW_OTEL_PRELOADED=1"],
    ["a variable", { variables: { LANG: "it_IT.UTF-8" } }, "--env LANG=it_IT.UTF-8"],
    ["memory", { memory: 2 ** 31 }, "--memory 2147483648"],
    ["processors", { cpus: 1.5 }, "--cpus 1.5"],
    ["processes", { pids: 1000 }, "--pids-limit 1000"],
    [
      "a folder",
      { extraMounts: [{ source: "/srv/a", target: "/data/a", readOnly: true, options: "" }] },
      "--mount type=bind,source=/srv/a,target=/data/a,readonly",
    ],
    [
      "a folder with a label",
      { extraMounts: [{ source: "~/b", target: "/data/b/", readOnly: false, options: "z" }] },
      "--volume /home/ann/b:/data/b:z",
    ],
    [
      "a volume",
      { extraMounts: [{ source: "cache", target: "/data/c", readOnly: false, options: "" }] },
      "--mount type=volume,source=cache,target=/data/c",
    ],
    ["a home volume", { homeVolume: "claw_home" }, "--mount type=volume,source=claw_home,target=/home/node"],
    ["a home folder", { homeVolume: "/srv/home" }, "--mount type=bind,source=/srv/home,target=/home/node"],
    [
      "a folder of sign-in secrets",
      { authSecrets: "/srv/keys" },
      "--mount type=bind,source=/srv/keys,target=/home/node/.config/openclaw",
    ],
  ])("%s", (_what, preferences, words) => {
    const { spec, hash } = wished(preferences);
    expect(dockerRunLine(spec)).toContain(words);
    expect(dockerRunLine(plain.spec)).not.toContain(words);
    expect(hash).not.toBe(plain.hash);
  });

  it("leaves the container of an installation that chose nothing as it was", () => {
    expect(wished({}).hash).toBe(plain.hash);
    expect(Object.keys(plain.spec.env).filter((name) => name.startsWith("OTEL"))).toEqual([]);
    expect(plain.spec.cpus).toBeUndefined();
    expect(plain.spec.carried).toBeUndefined();
  });

  it("is open to the network only where that was chosen, with origins of this computer's addresses there", () => {
    const host = { ...linuxHost, lanAddresses: ["192.168.1.4", "pool.local"] };
    const open = gatewaySpec(specInput({ host, preferences: { reach: "network", bridgePort: 18790 } }));
    expect(dockerRunLine(open.spec)).toContain("--publish 18789:18789 --publish 18790:18790");
    expect(open.origins).toEqual([
      "http://127.0.0.1:18789",
      "http://localhost:18789",
      "http://192.168.1.4:18789",
      "http://pool.local:18789",
    ]);
    expect(open.address).toBe("http://127.0.0.1:18789");
    const closed = gatewaySpec(specInput({ host }));
    expect(closed.origins).toHaveLength(2);
    expect(closed.spec.ports.map(({ hostIp }) => hostIp)).toEqual(["127.0.0.1"]);
    expect(closed.hash).toBe(plain.hash);
  });

  it("joins networks besides its own", () => {
    expect(wished({ networks: ["front", "back"] }).spec.carried).toEqual({
      networks: { front: {}, back: {} },
    });
  });

  it("keeps the home below everything that lies in it, and makes what it needs", () => {
    const { spec, volumes } = wished({ homeVolume: "claw_home" });
    expect(spec.mounts[0]).toEqual({ kind: "volume", source: "claw_home", target: "/home/node" });
    expect(volumes).toContainEqual({ name: "claw_home", target: "/home/node" });
    const { directories } = wished({ homeVolume: "/srv/home", authSecrets: "/srv/keys" });
    expect(directories.map(({ path, mode }) => [path, mode.toString(8)])).toEqual(
      expect.arrayContaining([
        ["/srv/home", "755"],
        ["/srv/keys", "700"],
      ]),
    );
  });

  it("stages plugin dependencies where it is told to, on versions that do", () => {
    const preferences = { stageDir: "/var/cache/stage" } as const;
    const old = gatewaySpec(specInput({ ...{ image: imageOf("2026.4.29") }, preferences }));
    expect(old.spec.env.OPENCLAW_PLUGIN_STAGE_DIR).toBe("/var/cache/stage");
    expect(old.volumes).toContainEqual({ name: "openclaw-plugin-runtime-deps", target: "/var/cache/stage" });
    expect(wished(preferences).hash).toBe(plain.hash);
  });

  it.each([
    ["authSecrets", { authSecrets: "keys" }],
    ["homeVolume", { homeVolume: "./home" }],
    ["extraMounts", { extraMounts: [{ source: "/", target: "/data/a", readOnly: true, options: "" }] }],
  ])("names %s where its path cannot be", (field, preferences) => {
    expect(() => wished(preferences)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: "path-invalid", facts: expect.objectContaining({ field }) }),
      }),
    );
  });

  it("binds drives of Windows", () => {
    const host = { ...linuxHost, platform: "win32" as const, homeDir: "C:\\Users\\ann", uid: -1, gid: -1 };
    const extraMounts = [{ source: "D:\\music", target: "/data/m", readOnly: true, options: "" }];
    const { spec } = gatewaySpec(specInput({ host, engine: desktopEngine, preferences: { extraMounts } }));
    expect(spec.mounts).toContainEqual({
      ...{ kind: "bind", source: "D:\\music", target: "/data/m", readOnly: true },
    });
  });
});
