import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Preferences, PreferencesPatch } from "../contract/settings/preferences.ts";
import { gatewaySpec } from "../gateway/gateway-spec.ts";
import { specInput } from "../gateway/testing/spec-input.ts";
import { exportProject } from "./export-project.ts";
import { importProject } from "./import-project.ts";
import { readEnv } from "./read-env.ts";

const wished = (preferences: PreferencesPatch) =>
  gatewaySpec(specInput({ preferences: preferences as Partial<Preferences> }));

function exported(preferences: PreferencesPatch) {
  const { files, notSaid } = exportProject(wished(preferences));
  const file = (name: string) => files.find((each) => each.name === name)?.content ?? null;
  return {
    ...{ files, notSaid, main: file("docker-compose.yml") ?? "", extra: file("docker-compose.extra.yml") },
    env: file(".env") ?? "",
  };
}

/** What compose would make of it, and what Rockpool takes from it again. */
function readBack(preferences: PreferencesPatch) {
  const { main, extra, env } = exported(preferences);
  const variables = readEnv(env);
  const texts = extra === null ? [main] : [main, extra];
  return importProject({ texts, variables, folder: "/srv/exported" });
}

describe("an export", () => {
  it("has the services, files and variables of the documentation, and no secret", () => {
    const { main, env, extra, notSaid } = exported({ port: 28789, timeZone: "Europe/Rome" });
    const { services } = parse(main) as { services: Record<string, { ports?: string[]; image: string }> };
    expect(Object.keys(services)).toEqual(["openclaw-gateway", "openclaw-cli"]);
    const gateway = services["openclaw-gateway"];
    expect(gateway?.image).toBe(`$\{OPENCLAW_IMAGE}`);
    expect(gateway?.ports).toEqual([`127.0.0.1:$\{OPENCLAW_GATEWAY_PORT}:18789`]);
    expect(readEnv(env)).toEqual({
      OPENCLAW_IMAGE: "ghcr.io/openclaw/openclaw:latest",
      OPENCLAW_GATEWAY_PORT: "28789",
      OPENCLAW_CONFIG_DIR: "/home/ann/.openclaw",
      OPENCLAW_WORKSPACE_DIR: "/home/ann/.openclaw/workspace",
      OPENCLAW_AUTH_PROFILE_SECRET_DIR: "/home/ann/.openclaw-auth-profile-secrets",
      OPENCLAW_TZ: "Europe/Rome",
    });
    expect(extra).toBeNull();
    expect(notSaid).toEqual([]);
    expect(main).not.toContain("dev.rockpool");
    expect(main + env).not.toMatch(/TOKEN/);
  });

  it("puts home and extra mounts into the extra file, which the commands find by themselves", () => {
    const source = "/srv/my music";
    const { env, extra } = exported({
      homeVolume: "claw_home",
      extraMounts: [{ source, target: "/home/node/music", readOnly: true, options: "" }],
    });
    const { services, volumes } = parse(extra ?? "") as {
      services: Record<string, { volumes: unknown[] }>;
      volumes: unknown;
    };
    expect(services["openclaw-gateway"]?.volumes).toEqual([
      { type: "volume", source: "claw_home", target: "/home/node" },
      { type: "bind", source, target: "/home/node/music", read_only: true },
    ]);
    expect(services["openclaw-cli"]?.volumes).toEqual(services["openclaw-gateway"]?.volumes);
    expect(volumes).toEqual({ claw_home: { name: "claw_home" } });
    expect(readEnv(env).COMPOSE_FILE).toBe("docker-compose.yml:docker-compose.extra.yml");
  });

  it("asks for the secrets of a container that was taken over, and writes none", () => {
    const { spec } = wished({});
    const { files } = exportProject({ spec, secretNames: ["OPENCLAW_GATEWAY_TOKEN"] });
    const text = files.map(({ content }) => content).join("\n");
    expect(text).toContain("OPENCLAW_GATEWAY_TOKEN:?is missing in .env");
    expect(text).toMatch(/^OPENCLAW_GATEWAY_TOKEN=$/m);
  });

  it("makes the same container again when it is read back, whatever was set", () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/);
    const port = fc.integer({ min: 1, max: 65535 });
    const preferences: fc.Arbitrary<PreferencesPatch> = fc.record(
      {
        port,
        bridgePort: port,
        teamsPort: port,
        timeZone: fc.constantFrom("UTC", "Europe/Rome", "America/Argentina/Buenos_Aires"),
        networks: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        insecureWebSocket: fc.boolean(),
        sourceOverlays: fc.boolean(),
        state: word.map((name) => ({ kind: "bind" as const, path: `/srv/${name} state` })),
        homeVolume: fc.oneof(
          word,
          word.map((name) => `/srv/home/${name}`),
        ),
        authSecrets: word.map((name) => `/srv/keys/${name}`),
        extraMounts: fc.uniqueArray(
          fc.record({
            source: fc.oneof(
              word,
              word.map((name) => `/srv/${name}$1`),
            ),
            target: word.map((name) => `/data/${name}`),
            readOnly: fc.boolean(),
            options: fc.constantFrom("", "z"),
          }),
          { selector: ({ target }) => target, maxLength: 4 },
        ),
        variables: fc.dictionary(
          fc.stringMatching(/^[A-Z]{3,8}$/).map((name) => `X_${name}`),
          fc.stringMatching(/^[ -~]{1,20}$/),
          { maxKeys: 3 },
        ),
        otlpEndpoint: fc.constant("http://collector:4318"),
        otelServiceName: fc.stringMatching(/^[a-z][a-z $'"-]{0,10}[a-z]$/),
        otelPreloaded: fc.boolean(),
        memory: fc.integer({ min: 512 * 1024 ** 2, max: 2 ** 40 }),
        cpus: fc.constantFrom(0.5, 1.5, 4),
        pids: fc.integer({ min: 64, max: 9999 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(preferences, (given) => {
        fc.pre(Object.keys(given.variables ?? {}).every((name) => !/_(?:KEY|PAT|TOKEN)$/.test(name)));
        const { patch, changed, left } = readBack(given);
        expect(wished(patch).spec).toEqual({ ...wished(given).spec, labels: expect.anything() });
        expect(changed).toEqual([]);
        expect(left.filter(({ why }) => why !== "own-way")).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
