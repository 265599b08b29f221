import type { Handlers } from "../../contract/calls.ts";
import type { Failure } from "../../contract/failure.ts";
import type {
  GatewayOperationKind,
  ImageOperationKind,
  Operation,
  OperationKind,
} from "../../contract/operation.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { Preferences } from "../../contract/settings/preferences.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import type { TopicName, TopicSources, TopicValue } from "../../contract/topics.ts";
import { fakeAdoption } from "./fake-adoption.ts";
import { fakeConnecting } from "./fake-connecting.ts";
import { fakeImages } from "./fake-images.ts";
import { fakeOnboarding } from "./fake-onboarding.ts";
import { endedOperation, fakeOperation, fakeSteps } from "./fake-operation.ts";
import { fakePreview } from "./fake-preview.ts";
import { fakeSnapshot } from "./fake-snapshot.ts";

export interface FakeService {
  handlers: Handlers;
  sources: TopicSources;
  busy(): boolean;
  close(): Promise<void>;
  /** What was called, in order, with the parsed input. */
  readonly called: { name: string; input: unknown }[];
  snapshot(): Snapshot;
  setSnapshot(change: Partial<Snapshot>): void;
  push<K extends TopicName>(name: K, value: TopicValue<K>): void;
  subscribers(name: TopicName): number;
  /** Ends the running operation; without this it ends by itself after `operationMs`. */
  finishOperation(failure?: Failure): void;
}

export interface FakeServiceOptions {
  running?: boolean;
  /** Infinity waits for `finishOperation`. */
  operationMs?: number;
  /** What the next operations end with. */
  failure?: Failure;
}

/** A service without an engine, for the tests of doors and commands. */
export function fakeService(options: FakeServiceOptions = {}): FakeService {
  let snapshot = fakeSnapshot(options.running ?? false);
  let preferences = Preferences.parse({});
  let timer: NodeJS.Timeout | undefined;
  let operations = 0;
  const called: FakeService["called"] = [];
  const listeners = new Map<TopicName, Set<(value: never) => void>>();

  function setSnapshot(change: Partial<Snapshot>): void {
    snapshot = { ...snapshot, ...change, revision: snapshot.revision + 1 };
    push("snapshot", snapshot);
  }
  function push<K extends TopicName>(name: K, value: TopicValue<K>): void {
    for (const listener of listeners.get(name) ?? []) (listener as (value: TopicValue<K>) => void)(value);
  }
  function begin(kind: GatewayOperationKind): { operationId: string } {
    const running = snapshot.operation;
    if (running?.state === "running") {
      if (running.kind === kind) return { operationId: running.id };
      throw new RockpoolError({ code: "operation-busy", message: `${running.kind} runs` });
    }
    const operation = newOperation(kind);
    setSnapshot({ operation, phase: kind === "stop" ? "stopping" : "starting", failure: null });
    return { operationId: operation.id };
  }
  function beginImage(kind: ImageOperationKind, reference: string): { operationId: string } {
    const { id, digest, version } = fakeImages.list.images[0] ?? { id: "", digest: null, version: null };
    const operation = { ...newOperation(kind), image: { reference, id, digest, version } };
    setSnapshot({ imageOperation: operation });
    return { operationId: operation.id };
  }
  function newOperation(kind: OperationKind): Operation {
    const operationMs = options.operationMs ?? 20;
    if (Number.isFinite(operationMs)) timer = setTimeout(() => end(options.failure), operationMs);
    return fakeOperation(`op-${process.pid}-${++operations}`, kind, Date.now());
  }
  function end(failure?: Failure, cancelled = false): void {
    clearTimeout(timer);
    const { operation, imageOperation } = snapshot;
    const now = Date.now();
    const state = cancelled ? "cancelled" : failure ? "failed" : "done";
    const told = failure ? { failure } : {};
    if (imageOperation?.state === "running")
      setSnapshot({ imageOperation: { ...endedOperation(imageOperation, state, now), ...told } });
    if (operation?.state !== "running") return;
    const ended = { ...endedOperation(operation, state, now), ...told };
    const running = !failure && !cancelled && operation.kind !== "stop";
    const { phase, gateway } = fakeSnapshot(running);
    setSnapshot({ operation: ended, phase, gateway, failure: failure ? { ...failure, at: now } : null });
  }

  const handlers: Handlers = {
    "snapshot.get": () => snapshot,
    "engine.search": () => ({ report: [] }),
    "engine.start": () => ({ started: false }),
    "engine.installation": () => ({ lines: null }),
    "engine.install": () => ({}),
    "gateway.start": () => begin("start"),
    "gateway.stop": () => begin("stop"),
    "gateway.restart": () => begin("restart"),
    "gateway.remove": () => begin("remove"),
    "gateway.repair": () => begin("repair"),
    "gateway.plan": ({ kind, overrides }) => ({
      steps: fakeSteps(kind).map((id) => ({
        id,
        command: `docker ${id} ${overrides.image ?? ""}`.trim(),
      })),
    }),
    "gateway.health": ({ deep }) => ({
      at: 1,
      ok: true,
      version: "2026.9.6",
      durationMs: 12,
      plugins: { loaded: ["browser"], errors: [] },
      channels: [
        { id: "telegram", label: "Telegram", configured: true, state: "failing", detail: "no token" },
      ],
      agents: [{ id: "main", name: "Main", isDefault: true, sessions: 2 }],
      findings: deep ? [] : null,
    }),
    "gateway.change": () => begin("change"),
    "gateway.rollBack": () => begin("roll-back"),
    "checkpoints.list": () => ({ checkpoints: [fakeImages.checkpoint] }),
    "checkpoints.remove": () => ({}),
    "images.list": () => fakeImages.list,
    "images.tags": () => fakeImages.tags,
    "images.resolve": () => fakeImages.resolved,
    "images.pull": ({ reference }) => beginImage("pull", reference),
    "images.build": () => beginImage("build", "rockpool/openclaw:2026.9.6-npm"),
    "images.load": () => beginImage("load", "openclaw:local"),
    "images.save": ({ reference }) => beginImage("save", reference),
    "images.previewRemoval": () => fakeImages.removal,
    "images.remove": () => fakeImages.removal,
    "images.cleanUp": () => ({ removed: [fakeImages.removal.id], bytes: fakeImages.removal.bytes }),
    "images.check": () => {
      const { reference, digest, version } = fakeImages.resolved;
      return { reference, digest, version, newer: false };
    },
    ...fakeOnboarding,
    "adoption.list": () => fakeAdoption.list,
    "adoption.adopt": () => ({}),
    "adoption.letGo": () => ({}),
    "adoption.previewTakeOver": () => fakeAdoption.preview,
    "adoption.takeOver": () => begin("take-over"),
    "adoption.undoTakeOver": () => begin("undo-take-over"),
    "adoption.forgetOld": () => ({}),
    "adoption.previewImport": () => fakeAdoption.importPreview,
    "adoption.import": () => begin("import"),
    "adoption.previewGiveBack": () => fakeAdoption.files,
    "adoption.giveBack": () => begin("give-back"),
    "channels.list": () => fakeConnecting.channels,
    "channels.add": ({ channel }) => fakeConnecting.channel(channel),
    "channels.install": () => ({}),
    "channels.restart": () => ({}),
    "channels.logout": () => ({}),
    "channels.remove": () => ({}),
    "channels.login": ({ channel }) => ({ ...fakeConnecting.login, channel }),
    "channels.renewLogin": () => fakeConnecting.login,
    "channels.cancelLogin": () => ({}),
    "devices.list": () => fakeConnecting.devices,
    "devices.approve": () => ({}),
    "devices.reject": () => ({}),
    "devices.revoke": () => ({}),
    "devices.rename": () => ({}),
    "devices.claim": () => ({}),
    "people.list": () => fakeConnecting.people,
    "people.approve": () => ({}),
    "people.dismiss": () => ({}),
    "operation.cancel": () => {
      end({ code: "operation-cancelled", message: "cancelled" }, true);
      return {};
    },
    "failure.dismiss": () => {
      setSnapshot({ failure: null });
      return {};
    },
    "dashboard.link": () => ({ url: "http://127.0.0.1:18789/#token=secret", signedIn: true }),
    "logs.read": ({ tail }) => ({
      entries: [
        { id: 1, at: 1_000, stream: "stdout" as const, level: "info" as const, text: "ready" },
        { id: 2, at: 2_000, stream: "stderr" as const, level: "error" as const, text: "oops" },
      ].slice(-tail),
    }),
    "settings.get": () => preferences,
    "settings.set": ({ patch }) => {
      preferences = Preferences.parse({ ...preferences, ...patch });
      push("settings", preferences);
      return preferences;
    },
    "gateway.exposure": () => ({
      published: [{ hostIp: "127.0.0.1", hostPort: 18_789, containerPort: 18_789 }],
      tried: [{ address: "192.168.1.4:18789", reached: false }],
      auth: "token",
      engineSocket: false,
    }),
    "gateway.diskUse": () => ({
      places: [
        { id: "state", bytes: 50_000_000 },
        { id: "logs", bytes: null },
      ],
    }),
    "settings.preview": ({ patch }) => fakePreview(preferences, patch),
    "settings.apply": ({ patch }) => {
      preferences = Preferences.parse({ ...preferences, ...patch });
      push("settings", preferences);
      return snapshot.gateway.container?.status === "running" ? begin("apply") : { operationId: null };
    },
    "settings.export": () => ({
      files: [
        { name: "docker-compose.yml", content: "services: {}\n", mode: 0o644 },
        { name: ".env", content: "OPENCLAW_IMAGE=openclaw:local\n", mode: 0o600 },
      ],
      notSaid: [],
      line: "docker run --detach openclaw:local",
    }),
    "settings.readFiles": () => ({
      patch: { port: 19_000 },
      left: [{ what: "OPENAI_API_KEY", why: "secret" }],
      changed: ["beyond-loopback"],
    }),
    "openclaw.start": ({ args, dryRun }) => {
      if (!dryRun) setTimeout(() => runOpenClaw(args), 5);
      return {
        sessionId: "s1",
        where: "gateway",
        command: `docker exec -i c0ffee openclaw ${args.join(" ")}`,
      };
    },
    "openclaw.input": () => ({}),
    "openclaw.resize": () => ({}),
    "openclaw.stop": () => ({}),
  };

  function runOpenClaw(args: string[]): void {
    const data = Buffer.from(`${args.join(" ")}\n`).toString("base64");
    push("openclaw", { kind: "output", stream: "stdout", data });
    push("openclaw", { kind: "exit", code: args.includes("fail") ? 7 : 0 });
  }

  function source<K extends TopicName>(name: K, first?: () => TopicValue<K>): TopicSources[K] {
    return ((_params: unknown, listener: (value: TopicValue<K>) => void) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      if (first) listener(first());
      return () => set.delete(listener);
    }) as TopicSources[K];
  }

  return {
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [
        name,
        (input: unknown) => {
          called.push({ name, input });
          return (handler as (input: unknown) => unknown)(input);
        },
      ]),
    ) as Handlers,
    sources: {
      snapshot: source("snapshot", () => snapshot),
      settings: source("settings", () => preferences),
      logs: source("logs"),
      stats: source("stats"),
      buildOutput: source("buildOutput"),
      channels: source("channels", () => fakeConnecting.channels),
      devices: source("devices", () => fakeConnecting.devices),
      people: source("people", () => fakeConnecting.people),
      channelLogin: source("channelLogin", () => fakeConnecting.login),
      openclaw: source("openclaw"),
    },
    busy: () => snapshot.operation?.state === "running",
    close: async () => clearTimeout(timer),
    called,
    snapshot: () => snapshot,
    setSnapshot,
    push,
    subscribers: (name) => listeners.get(name)?.size ?? 0,
    finishOperation: (failure) => end(failure),
  };
}
