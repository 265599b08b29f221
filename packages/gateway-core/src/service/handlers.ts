import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import { gatewayPort } from "../gateway/container-paths.ts";
import { exposure } from "../health/exposure.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import { publishedAddress } from "../lifecycle/wait-for-gateway.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { adoptionHandlers } from "./adoption-handlers.ts";
import { assistantHandlers } from "./assistant-handlers.ts";
import { changeHandlers } from "./change-handlers.ts";
import type { ChannelLogins } from "./channel-logins.ts";
import type { ChannelsDesk } from "./channels-desk.ts";
import type { CheckpointDesk } from "./checkpoint-desk.ts";
import { connectingHandlers } from "./connecting-handlers.ts";
import type { DemoDesk } from "./demo-desk.ts";
import { demoHandlers } from "./demo-handlers.ts";
import { engineHandlers } from "./engine-handlers.ts";
import type { EngineLink } from "./engine-link.ts";
import type { GatewayAccess } from "./gateway-access.ts";
import type { GatewayTracker } from "./gateway-tracker.ts";
import type { ImageCheck } from "./image-check.ts";
import { imageHandlers } from "./image-handlers.ts";
import type { ImageOperations } from "./image-operations.ts";
import type { LiveGateway } from "./live-gateway.ts";
import type { OpenClawSessions } from "./openclaw-sessions.ts";
import type { Operations } from "./operations.ts";
import type { RequestsDesk } from "./requests-desk.ts";
import type { StateHolder } from "./service-state.ts";
import { settingsHandlers } from "./settings-handlers.ts";
import { setupHandlers } from "./setup-handlers.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

export interface HandlersOptions {
  host: Host;
  log: Logger;
  settings: SettingsStore;
  state: StateHolder;
  snapshots: SnapshotStore;
  link: EngineLink;
  operations: Operations;
  access: GatewayAccess;
  live: LiveGateway;
  requests: RequestsDesk;
  channels: ChannelsDesk;
  logins: ChannelLogins;
  sessions: OpenClawSessions;
  checkpoints: CheckpointDesk;
  images: ImageOperations;
  imageCheck: ImageCheck;
  demo: DemoDesk;
  tracker: GatewayTracker;
}

/** What answers each call. Whatever goes wrong leaves as RockpoolError: the router knows no engine. */
export function serviceHandlers(options: HandlersOptions): Handlers {
  const { settings, state, link, operations, access, sessions } = options;

  const handlers: Handlers = {
    "snapshot.get": () => options.snapshots.get(),
    ...engineHandlers(options),

    "gateway.start": (input) => operations.request("start", input),
    "gateway.stop": (input) => operations.request("stop", input),
    "gateway.restart": (input) => operations.request("restart", input),
    "gateway.remove": () => operations.request("remove"),
    "gateway.repair": () => operations.request("repair", { overrides: state.get().overrides }),
    "gateway.plan": async ({ kind, ...input }) => ({
      steps: await operations.plan(kind, input),
    }),
    "gateway.health": health,
    "gateway.exposure": async () => {
      const { details } = access.running();
      const { mode } = await access.auth(details);
      return exposure(options.host, details, gatewayPort, mode);
    },
    "gateway.diskUse": async () => {
      const { engine, details } = access.running();
      return (await import("../openclaw/disk-use.ts")).diskUse(engine, details.id);
    },

    ...changeHandlers(options),
    ...imageHandlers(options),
    ...setupHandlers(options),
    ...assistantHandlers({ access, settings }),
    ...demoHandlers(options),
    ...adoptionHandlers(options),
    ...connectingHandlers(options),

    "operation.cancel": ({ operationId }) => {
      if (!options.images.cancel(operationId)) operations.cancel(operationId);
      return {};
    },
    "failure.dismiss": () => {
      state.change({ failure: null });
      return {};
    },

    "dashboard.link": dashboard,
    "logs.read": readLogs,

    ...settingsHandlers(options),

    "openclaw.start": (input) => sessions.start(input),
    "openclaw.input": ({ sessionId, data, end }) => {
      sessions.get(sessionId).write(data, end);
      return {};
    },
    "openclaw.resize": async ({ sessionId, ...size }) => {
      await sessions.get(sessionId).resize(size);
      return {};
    },
    "openclaw.stop": async ({ sessionId }) => {
      await sessions.get(sessionId).stop();
      return {};
    },
  };

  async function health({ deep }: ParsedInput<"gateway.health">) {
    const { engine, details } = access.running();
    const { healthReport } = await import("../openclaw/health-report.ts");
    const rpc = await access.rpc();
    return healthReport(rpc, deep ? { deep, engine, containerId: details.id } : { deep });
  }

  async function dashboard() {
    const { engine, details } = access.running();
    const address = publishedAddress(details);
    if (address === null) throw notPublished();
    const { dashboardLink } = await import("../openclaw/dashboard-link.ts");
    return dashboardLink(engine, details.id, address, await access.auth(details));
  }

  async function readLogs({ tail }: ParsedInput<"logs.read">) {
    const { engine } = await link.connected();
    const { container } = state.get();
    if (container === null) return { entries: [] };
    // Best effort: without the secret itself, what looks like one is replaced all the same.
    await access.auth(container).catch(() => {});
    const { readLogs: read } = await import("../logs/follow-logs.ts");
    return { entries: await read(engine, container.id, { tail, secrets: access.secrets() }) };
  }

  return guarded(handlers);
}

function guarded(handlers: Handlers): Handlers {
  const entries = (Object.keys(handlers) as CallName[]).map((name) => {
    // The pair of name and input belongs together, which the type system cannot follow here.
    const handler = handlers[name] as (input: unknown) => unknown;
    const wrapped = async (input: unknown) => {
      try {
        return await handler(input);
      } catch (error) {
        if (error instanceof RockpoolError) throw error;
        throw new RockpoolError(engineFailure(error), { cause: error });
      }
    };
    return [name, wrapped];
  });
  return Object.fromEntries(entries) as Handlers;
}

function notPublished(): RockpoolError {
  return new RockpoolError({
    code: "gateway-not-running",
    message: "The gateway publishes no port on this host",
    actions: [{ kind: "start-gateway" }],
  });
}
