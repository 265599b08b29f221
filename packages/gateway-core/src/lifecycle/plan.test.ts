import { describe, expect, it } from "vitest";
import type { GatewayStepId } from "../contract/operation.ts";
import type { Observed, StateFacts } from "./observed.ts";
import { type PlannedKind, plan } from "./plan.ts";
import { container, observed } from "./testing/observed-fixture.ts";

const ready: GatewayStepId[] = ["start-container", "verify-published", "wait-live", "wait-started"];
const made: GatewayStepId[] = ["create-container", "seed-config", "sync-origins"];
const up = { status: "running", exitCode: null, finishedAt: null } as const;
const old = { labels: { "dev.rockpool.spec": "other" } };
const directory = { path: "/home/a/.openclaw", uid: 1000, gid: 1000, mode: 0o700 };
const volume = { name: "deps", target: "/var/lib/openclaw/deps" };
const withVolume = { ...observed().wished, volumes: [volume] };

const planned = (kind: PlannedKind, facts: Partial<Observed>, options = {}) =>
  plan({ kind, observed: observed(facts), useExistingState: false, force: false, ...options });

describe("plan", () => {
  const rows: [string, PlannedKind, Partial<Observed>, GatewayStepId[], object?][] = [
    [
      "first start from nothing",
      "start",
      { missingDirectories: [directory], missingVolumes: [volume], wished: withVolume },
      [
        ...(["check-image", "prepare-directories", "prepare-volumes"] as const),
        ...(["create-container", "own-volumes", "seed-config", "sync-origins"] as const),
        ...ready,
      ],
    ],
    ["start of what is there", "start", { ours: container() }, ["check-image", ...ready]],
    ["start of what runs", "start", { ours: container(up) }, ["wait-live", "wait-started"]],
    [
      "start of what runs by another spec",
      "start",
      { ours: container({ ...up, ...old }) },
      ["wait-live", "wait-started"],
    ],
    [
      "start of a changed spec",
      "start",
      { ours: container(old) },
      ["check-image", "remove-container", ...made, ...ready],
    ],
    [
      "start of what never ran: it may be half made",
      "start",
      { ours: container({ status: "created", startedAt: null, finishedAt: null, exitCode: null }) },
      ["check-image", "remove-container", ...made, ...ready],
    ],
    [
      "start of what the engine restarts in a loop",
      "start",
      { ours: container({ status: "restarting" }) },
      ["check-image", "stop-container", ...ready],
    ],
    [
      "start of what is paused",
      "start",
      { ours: container({ status: "paused" }) },
      ["check-image", "stop-container", ...ready],
    ],
    ["stop", "stop", { ours: container(up) }, ["suspend-gateway", "stop-container"]],
    ["stop by force", "stop", { ours: container(up) }, ["kill-container"], { force: true }],
    ["stop of a loop", "stop", { ours: container({ status: "restarting" }) }, ["stop-container"]],
    ["stop of what is down", "stop", { ours: container() }, []],
    ["stop of nothing", "stop", { ours: null }, []],
    [
      "restart keeps the container",
      "restart",
      { ours: container(up) },
      ["check-image", "suspend-gateway", "stop-container", ...ready],
    ],
    ["restart of what is down", "restart", { ours: container() }, ["check-image", ...ready]],
    [
      "restart with a changed spec: down for as short as can be",
      "restart",
      { ours: container({ ...up, ...old }), missingDirectories: [directory] },
      [
        ...([
          "check-image",
          "prepare-directories",
          "suspend-gateway",
          "stop-container",
          "remove-container",
        ] as const),
        ...made,
        ...ready,
      ],
    ],
    ["remove", "remove", { ours: container(up) }, ["suspend-gateway", "stop-container", "remove-container"]],
    ["remove of what is down", "remove", { ours: container() }, ["remove-container"]],
    ["remove of nothing", "remove", { ours: null }, []],
    ["repair", "repair", { ours: container() }, ["check-image", "run-doctor", ...ready]],
    [
      "repair of what runs: doctor wants it stopped",
      "repair",
      { ours: container(up) },
      ["check-image", "suspend-gateway", "stop-container", "run-doctor", ...ready],
    ],
  ];

  it.each(rows)("%s", (_name, kind, facts, steps, options = {}) => {
    const result = planned(kind, facts, options);
    expect(result.failure).toBeNull();
    expect(result.steps?.map(({ id }) => id)).toEqual(steps);
  });

  it("says each step that does something as a docker line, without a secret", () => {
    const lines = planned("start", { wished: withVolume, missingVolumes: [volume] }).steps?.flatMap(
      ({ command }) => command ?? [],
    );
    expect(lines?.[0]).toBe("docker image inspect openclaw:1");
    expect(lines).toContainEqual(expect.stringContaining("docker volume create"));
    expect(lines).toContainEqual(expect.stringContaining("docker create"));
    expect(lines).toContainEqual("docker start rockpool-gateway");
  });
});

describe("a start is refused", () => {
  const known: StateFacts = { ...observed().state, known: true, exists: true };
  const theirs: StateFacts = { ...known, known: false };
  const rows: [string, Partial<Observed>, string, object?][] = [
    ["without the image", { image: null }, "image-missing"],
    ["when even our second name is taken", { nameHolder: "rockpool-gateway-abc" }, "name-taken"],
    ["on a state that is not ours", { state: theirs }, "state-exists"],
    [
      "on a state that a stopped container mounts",
      { state: { ...theirs, exists: false, users: [{ name: "compose", running: false }] } },
      "state-exists",
    ],
    [
      "on a state in use, whatever was said",
      { state: { ...known, users: [{ name: "compose", running: true }] } },
      "state-in-use",
      { useExistingState: true },
    ],
    ["beside a gateway without container", { state: { ...known, nativePid: 7 } }, "state-in-use"],
    [
      "on a port of a container",
      { port: { kind: "taken", port: 18789, holder: "container web", gateway: false, free: 18790 } },
      "port-taken",
    ],
    [
      "on a port of an OpenClaw gateway",
      { port: { kind: "taken", port: 18789, holder: null, gateway: true, free: 18790 } },
      "port-taken-by-gateway",
    ],
    [
      "on a state of another owner",
      { directoryProblem: { kind: "foreign-owner", path: "/s", owner: 0, wanted: 1000 } },
      "state-foreign-owner",
    ],
    [
      "on what cannot be written",
      { directoryProblem: { kind: "not-writable", path: "/s", reason: "EROFS" } },
      "state-not-writable",
    ],
    [
      "of an older version than ran on the state",
      { state: { ...known, version: "2026.9.6" }, wished: { ...observed().wished, version: "2026.4.29" } },
      "state-newer",
      { useExistingState: true },
    ],
    ["without room", { directoryProblem: { kind: "disk-full", path: "/s", freeBytes: 4096 } }, "disk-full"],
  ];

  it.each(rows)("%s", (_name, facts, code, options = {}) => {
    for (const kind of ["start", "restart", "repair"] as const) {
      const { failure, steps } = planned(kind, facts, options);
      expect(failure?.code).toBe(code);
      expect(steps).toBeNull();
    }
  });

  it("with what to do about it", () => {
    const taken = {
      kind: "taken",
      port: 18789,
      holder: "container web",
      gateway: false,
      free: 18790,
    } as const;
    expect(planned("start", { port: taken }).failure).toMatchObject({
      facts: { port: "18789", holder: "container web", freePort: "18790" },
      actions: [{ kind: "use-port", value: "18790" }],
    });
    expect(planned("start", { port: { ...taken, gateway: true } }).failure?.actions).toEqual([
      { kind: "open-gateway", value: "http://127.0.0.1:18789" },
    ]);
    expect(planned("start", { state: theirs }).failure?.actions).toEqual([{ kind: "use-existing-state" }]);
  });

  it("but not where we were told to use that state, nor where it is ours", () => {
    expect(planned("start", { state: theirs }, { useExistingState: true }).failure).toBeNull();
    expect(
      planned("start", { state: { ...known, users: [{ name: "old", running: false }] } }).failure,
    ).toBeNull();
  });

  describe("because of the version", () => {
    const of = (version: string | null, state: StateFacts, facts: Partial<Observed> = {}, options = {}) =>
      planned("start", { state, wished: { ...observed().wished, version }, ...facts }, options).failure;
    const ran = { ...known, version: "2026.4.29" };

    it("but not for the same one, one we do not know, or a state that is gone", () => {
      expect(of("2026.4.29", ran)).toBeNull();
      expect(of(null, ran)).toBeNull();
      expect(of("2026.9.6", { ...ran, version: null })).toBeNull();
      expect(of("2026.3.1", { ...ran, exists: false })).toBeNull();
      expect(of("2026.9.6", { ...ran, exists: false })).toBeNull();
    });

    it("of a moved tag only where the container is made anew from it", () => {
      expect(of("2026.3.1", ran, { ours: container() })).toBeNull();
      expect(of("2026.3.1", ran, { ours: container(old) })?.code).toBe("state-newer");
      const wished = { ...observed().wished, version: "2026.3.1" };
      expect(planned("repair", { state: ran, wished, ours: container() }).failure?.code).toBe("state-newer");
    });
  });

  it("and nothing forbids a stop", () => {
    const bad = { ours: container(up), image: null, state: theirs, nameHolder: "x" };
    expect(planned("stop", bad).failure).toBeNull();
    expect(planned("remove", bad).failure).toBeNull();
  });

  it("does not remove what holds secrets that are nowhere else", () => {
    const wished = { ...observed().wished, secretNames: ["OPENAI_API_KEY"] };
    expect(planned("remove", { ours: container(), wished }).failure).toMatchObject({
      code: "secrets-only-here",
      facts: { name: "rockpool-gateway", names: "OPENAI_API_KEY" },
    });
    expect(planned("stop", { ours: container(up), wished }).failure).toBeNull();
    expect(planned("remove", { ours: null, wished })).toEqual({ steps: [], failure: null });
  });
});
