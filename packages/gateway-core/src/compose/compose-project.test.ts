import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ContainerSpec, MountSpec, PortSpec } from "../engine/container-spec.ts";
import { composeProject, gatewayService } from "./compose-project.ts";
import { parseCompose } from "./parse-compose.ts";

const base: ContainerSpec = {
  name: "claw",
  image: "ghcr.io/openclaw/openclaw:2026.9.6",
  command: ["node", "dist/index.js", "gateway", "--bind", "lan"],
  env: { TZ: "Europe/Rome", OPENCLAW_GATEWAY_TOKEN: "hush$$1" },
  labels: {},
  mounts: [{ kind: "bind", source: "/home/ada/.openclaw", target: "/home/node/.openclaw" }],
  ports: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
  extraHosts: ["host.docker.internal:host-gateway"],
  init: true,
  capDrop: ["ALL"],
  noNewPrivileges: true,
  restart: { name: "unless-stopped" },
  stopTimeoutSeconds: 60,
};
const secretNames = ["OPENCLAW_GATEWAY_TOKEN"];

function roundTrip(spec: ContainerSpec, names: readonly string[] = []): ReturnType<typeof parseCompose> {
  const { files } = composeProject({ spec, secretNames: names, withSecrets: true });
  const [compose] = files;
  const variables = Object.fromEntries(names.map((name) => [name, spec.env[name] ?? ""]));
  return parseCompose({ text: compose?.content ?? "", service: gatewayService, variables });
}

describe("a compose project", () => {
  it("has no secret's value but in .env, and there only where it is wanted", () => {
    const without = composeProject({ spec: base, secretNames, withSecrets: false });
    expect(JSON.stringify(without)).not.toContain("hush");
    expect(without.files[1]).toEqual({ name: ".env", content: "OPENCLAW_GATEWAY_TOKEN=\n", mode: 0o600 });
    const [compose, env] = composeProject({ spec: base, secretNames, withSecrets: true }).files;
    expect(compose?.content).not.toContain("hush");
    expect(compose?.content).toMatch(/\$\{OPENCLAW_GATEWAY_TOKEN:\?is missing in \.env\}/);
    expect(env).toMatchObject({ content: "OPENCLAW_GATEWAY_TOKEN='hush$$1'\n", mode: 0o600 });
  });

  it("uses the volumes and networks that are there, and has the documentation's second service beside it", () => {
    const spec: ContainerSpec = {
      ...base,
      network: "front",
      mounts: [{ kind: "volume", source: "rockpool-state", target: "/home/node/.openclaw" }],
    };
    const [compose] = composeProject({ spec, secretNames, withSecrets: false }).files;
    expect(parse(compose?.content ?? "")).toMatchObject({
      services: { "openclaw-cli": { network_mode: "service:openclaw-gateway", profiles: ["cli"] } },
      volumes: { "rockpool-state": { external: true, name: "rockpool-state" } },
      networks: { front: { external: true, name: "front" } },
    });
  });

  it("says what compose has no word for", () => {
    const carried = { hostConfig: { KernelMemory: 5, Dns: ["9.9.9.9"] } };
    const { notSaid, files } = composeProject({
      spec: { ...base, carried },
      secretNames,
      withSecrets: false,
    });
    expect(notSaid).toEqual(["KernelMemory"]);
    expect(files[0]?.content).toContain("9.9.9.9");
  });
});

const text = fc.string({ minLength: 1, maxLength: 20 });
const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/);
const variable = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/);
const target = fc.stringMatching(/^\/[a-z0-9/._-]{1,20}$/);
const mount: fc.Arbitrary<MountSpec> = fc.oneof(
  fc.record({ kind: fc.constant("bind" as const), source: target, target }),
  fc.record({ kind: fc.constant("volume" as const), source: name, target, readOnly: fc.constant(true) }),
  fc.record({
    ...{ kind: fc.constant("bind" as const), source: fc.constant("/srv/x"), target },
    options: fc.constantFrom("Z", "rshared", "z,rslave"),
  }),
);
const port: fc.Arbitrary<PortSpec> = fc.record(
  {
    hostIp: fc.constantFrom("127.0.0.1", "", "0.0.0.0", "::1", "192.168.1.4"),
    hostPort: fc.integer({ min: 1, max: 65535 }),
    containerPort: fc.integer({ min: 1, max: 65535 }),
    protocol: fc.constantFrom("udp" as const, "sctp" as const),
  },
  { requiredKeys: ["hostIp", "hostPort", "containerPort"] },
);
const optional = fc.record(
  {
    entrypoint: fc.array(text, { minLength: 1, maxLength: 3 }),
    user: fc.constantFrom("1000:1000", "node", "0"),
    workingDir: target,
    capAdd: fc.uniqueArray(fc.constantFrom("NET_BIND_SERVICE", "SYS_PTRACE"), { minLength: 1 }),
    selinuxDisabled: fc.constant(true),
    pidsLimit: fc.integer({ min: 1, max: 4096 }),
    memoryBytes: fc.integer({ min: 1, max: 8e9 }),
    cpus: fc.constantFrom(0.5, 1.5, 4),
    healthcheck: fc.record({
      test: fc.constant(["CMD", "true", "$x"]),
      intervalSeconds: fc.integer({ min: 1, max: 300 }),
      timeoutSeconds: fc.integer({ min: 1, max: 30 }),
      startPeriodSeconds: fc.integer({ min: 0, max: 300 }),
      retries: fc.integer({ min: 1, max: 9 }),
    }),
    logRotation: fc.constant({ maxSize: "10m", maxFile: 3 }),
    network: fc.constantFrom("host", "none", "front"),
    tty: fc.constant(true),
    openStdin: fc.constant(true),
    carried: fc.constantFrom(
      { config: { Hostname: "claw$", StopSignal: "SIGINT" } },
      {
        hostConfig: {
          Dns: ["9.9.9.9"],
          ShmSize: 1024,
          Privileged: true,
          Sysctls: { "net.core.somaxconn": "9" },
        },
      },
      {
        hostConfig: {
          Ulimits: [{ Name: "nofile", Hard: 2000, Soft: 1000 }],
          Tmpfs: { "/t": "size=1m", "/u": "" },
          Devices: [{ PathOnHost: "/dev/null", PathInContainer: "/dev/n", CgroupPermissions: "rwm" }],
          LogConfig: { Type: "local", Config: { "max-size": "1m" } },
          SecurityOpt: ["seccomp=unconfined"],
        },
      },
    ),
  },
  { requiredKeys: [] },
);
const spec: fc.Arbitrary<ContainerSpec> = fc
  .tuple(
    fc.record({
      ...{ name, image: fc.constantFrom("openclaw:local", "r.example:5000/a@sha256:0f$") },
      command: fc.array(text, { maxLength: 4 }),
      env: fc.dictionary(variable, fc.string({ maxLength: 20 }), { maxKeys: 30 }),
      labels: fc.dictionary(name, text, { maxKeys: 4 }),
      mounts: fc.uniqueArray(mount, { maxLength: 12, selector: (each) => each.target }),
      ports: fc.array(port, { maxLength: 4 }),
      extraHosts: fc.constantFrom([], ["host.docker.internal:host-gateway"]),
      init: fc.boolean(),
      capDrop: fc.constantFrom([], ["ALL"], ["NET_RAW", "NET_ADMIN"]),
      noNewPrivileges: fc.boolean(),
      restart: fc.constantFrom(
        { name: "no" as const },
        { name: "unless-stopped" as const },
        { name: "on-failure" as const, maximumRetryCount: 3 },
      ),
      stopTimeoutSeconds: fc.integer({ min: 1, max: 600 }),
    }),
    optional,
  )
  // The engine has one log driver.
  .map(([required, { logRotation, ...more }]) => {
    const own = more.carried && "LogConfig" in (more.carried.hostConfig ?? {});
    return { ...required, ...more, ...(own || !logRotation ? {} : { logRotation }) };
  });

describe("there and back", () => {
  it("is the same container, whatever is in it", () => {
    fc.assert(
      fc.property(spec, (given) => {
        const { spec: back, unknown, missing } = roundTrip(given);
        expect(back).toEqual(given);
        expect({ unknown, missing }).toEqual({ unknown: [], missing: [] });
      }),
      { numRuns: 300 },
    );
  });

  it("takes secrets out of .env and puts them in again", () => {
    expect(roundTrip(base, secretNames).spec).toEqual(base);
  });
});

describe("a compose file of somebody", () => {
  const read = (service: string) =>
    parseCompose({
      text: `x: &shared\n  A: "1"\nservices:\n  openclaw-gateway:\n    image: \${OPENCLAW_IMAGE:-openclaw:local}\n${service}`,
      service: gatewayService,
      variables: {},
    });

  it("may have anchors, lists, defaults and short mounts", () => {
    const { spec, missing } = read(
      [
        "    environment:\n      <<: *shared\n      TOKEN: $OPENCLAW_GATEWAY_TOKEN",
        "    volumes:\n      - /srv/claw:/home/node/.openclaw\n      - notes:/notes:ro",
        '    ports: ["18789:18789", "[::1]:18790:18790/udp"]',
      ].join("\n"),
    );
    expect(spec).toMatchObject({
      image: "openclaw:local",
      env: { A: "1", TOKEN: "" },
      mounts: [
        { kind: "bind", source: "/srv/claw", target: "/home/node/.openclaw" },
        { kind: "volume", source: "notes", target: "/notes", readOnly: true },
      ],
      ports: [
        { hostIp: "", hostPort: 18789, containerPort: 18789 },
        { hostIp: "::1", hostPort: 18790, containerPort: 18790, protocol: "udp" },
      ],
    });
    expect(missing).toEqual(["OPENCLAW_GATEWAY_TOKEN"]);
  });

  it("lists what is not understood, and drops nothing in silence", () => {
    expect(read("    build: .\n    deploy: {}\n    profiles: [x]").unknown).toEqual([
      "build",
      "deploy",
      "profiles",
    ]);
  });

  it.each([
    ["    ports: [nonsense]", "ports"],
    ["    restart: sometimes", "services.openclaw-gateway.restart"],
    ["    environment: 5", "services.openclaw-gateway.environment"],
  ])("names the field of what is wrong: %s", (service, field) => {
    expect(() => read(service)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ facts: { field } }) }),
    );
  });
});
