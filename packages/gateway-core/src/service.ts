import type { Handlers } from "./contract/calls.ts";
import type { TopicSources } from "./contract/topics.ts";
import type { discoverEngine } from "./engine/discover-engine.ts";
import { createHealthMonitor } from "./health/health-monitor.ts";
import type { Host } from "./host/host.ts";
import type { Logger } from "./host/logger.ts";
import { defaultLimits, type Limits } from "./lifecycle/limits.ts";
import { createBuildOutput } from "./service/build-output.ts";
import { createChannelLogins } from "./service/channel-logins.ts";
import { createChannelsDesk } from "./service/channels-desk.ts";
import { createCheckpointDesk } from "./service/checkpoint-desk.ts";
import { createDemoDesk } from "./service/demo-desk.ts";
import { openEngineLink } from "./service/engine-link.ts";
import { createGatewayAccess } from "./service/gateway-access.ts";
import { createGatewayTracker } from "./service/gateway-tracker.ts";
import { serviceHandlers } from "./service/handlers.ts";
import { createHealthLink } from "./service/health-link.ts";
import { createImageCheck } from "./service/image-check.ts";
import { createImageOperations } from "./service/image-operations.ts";
import { createLiveGateway } from "./service/live-gateway.ts";
import { createOpenClawSessions } from "./service/openclaw-sessions.ts";
import { createOperations } from "./service/operations.ts";
import { createOutsideChanges } from "./service/outside-changes.ts";
import { createRequestsDesk } from "./service/requests-desk.ts";
import { createRestartUnhealthy, type GatewayRun } from "./service/restart-unhealthy.ts";
import { firstState, type ServiceState } from "./service/service-state.ts";
import { snapshotOf } from "./service/snapshot-of.ts";
import { createSnapshotStore } from "./service/snapshot-store.ts";
import { topicSources } from "./service/topic-sources.ts";
import { wantedImage } from "./service/wanted-image.ts";
import type { SettingsStore } from "./settings/settings-store.ts";

export interface Service {
  readonly handlers: Handlers;
  readonly sources: TopicSources;
  /** Whether an operation or an OpenClaw session runs: who wants to quit should wait for it or cancel it. */
  busy(): boolean;
  /** Ends streams, watches and sessions; a running operation is cancelled. The gateway goes on. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  host: Host;
  settings: SettingsStore;
  log: Logger;
  appVersion: string;
  /** For tests and for shells with an engine of their own. */
  discover?: typeof discoverEngine;
  limits?: Partial<Limits>;
}

/** Cheap to make: engine and gateway libraries are loaded when they are first needed. */
export function createService(options: ServiceOptions): Service {
  const { host, settings, log } = options;
  log.info("service", { version: options.appVersion });
  const limits = { ...defaultLimits, ...options.limits };
  const closed = new AbortController();
  const listeners = new Set<() => void>();
  let current: ServiceState = firstState;
  let preferences = settings.preferences();

  const body = (previous: Parameters<typeof snapshotOf>[0]["previous"]) =>
    snapshotOf({
      state: current,
      preferences: settings.preferences(),
      shouldRun: settings.memory().shouldRun,
      settingsNotices: settings.notices(),
      imageCheck: settings.memory().imageCheck,
      checkpoints: settings.memory().checkpoints,
      setup: settings.memory().setup,
      previous,
      now: Date.now(),
    });
  const snapshots = createSnapshotStore(body(null));
  const publish = () => snapshots.set(body(snapshots.get()));

  const state = {
    get: () => current,
    change(patch: Partial<ServiceState>) {
      if (closed.signal.aborted) return;
      current = { ...current, ...patch };
      healthLink.follow();
      unhealthy.look();
      publish();
      for (const listener of [...listeners]) listener();
    },
    onChange(callback: () => void) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };

  const connection = () => link.current();
  const access = createGatewayAccess(state, connection);
  const live = createLiveGateway({ access, state, log });
  const channels = createChannelsDesk({ live, state, log });
  const requests = createRequestsDesk({ live, access, state, settings, log, channels });
  const logins = createChannelLogins({ live, onLinked: channels.settle });
  const isWished = () =>
    settings.preferences().restartUnhealthy &&
    settings.memory().shouldRun &&
    settings.memory().adopted === null &&
    !operations.running();
  const unhealthy = createRestartUnhealthy(
    () => runOf(current, isWished()),
    () => {
      log.warn("restarting a gateway that does not answer");
      operations.request("restart", { overrides: current.overrides }).catch((error: unknown) => {
        log.warn("no restart", { reason: String(error) });
      });
    },
  );
  const monitor = createHealthMonitor((health) => {
    // What is not known yet does not replace what the operation that just ended has seen.
    if (health.checkedAt === null) return;
    const recovered = health.live === "yes" && health.started !== "no" && isOfGateway(current);
    state.change(recovered ? { health, failure: null } : { health });
  });
  const healthLink = createHealthLink({
    state,
    connection,
    log,
    monitor,
    readAuth: (details) => access.auth(details),
  });

  const link = openEngineLink({
    host,
    log,
    discover:
      options.discover ??
      (async (input) => (await import("./engine/discover-engine.ts")).discoverEngine(input)),
    // While somebody else's gateway is shown, its engine is the one that was chosen.
    wanted: () => ({
      setting: settings.memory().adopted?.endpoint ?? settings.preferences().engine,
      ownerEngine: settings.memory().ownerEngine,
    }),
    onState: (engine) =>
      state.change(engine.kind === "connected" ? { engine } : { engine, wishedImage: undefined }),
    async look() {
      await tracker.refresh();
      await Promise.all([tracker.refreshWish(), healthLink.firstLook(firstHealthMs), outside.lookAtEnd()]);
    },
    onConnected: (again) => {
      void operations.resume().catch((error: unknown) => log.warn("not resumed", { reason: String(error) }));
      if (current.failure?.code.startsWith("engine-")) state.change({ failure: null });
      const connected = connection();
      if (connected !== null) demo.connected(connected);
      outside
        .connected(again)
        .catch((error: unknown) => log.warn("after connecting", { reason: String(error) }));
    },
    onEvent: (event) => outside.event(event),
  });
  const pull = wantedImage({ host, log, settings });
  const tracker = createGatewayTracker({ host, log, settings, state, connection });
  const operations = createOperations({
    host,
    log,
    limits,
    settings,
    state,
    link,
    pull,
    async onDone() {
      await tracker.refresh();
      await tracker.refreshWish();
    },
  });
  const outside = createOutsideChanges({ log, limits, settings, state, tracker, operations, connection });
  const demo = createDemoDesk({ host, log, limits, settings, state, link, pull });
  const buildOutput = createBuildOutput();
  const images = createImageOperations({
    ...{ host, log, settings, state, link, output: buildOutput },
    onDone: () => tracker.refreshWish(),
  });
  const imageCheck = createImageCheck({ host, log, settings, state, connection, onKnown: publish });
  imageCheck.watch();
  const sessions = createOpenClawSessions({ host, settings, state, link });

  const stopSettings = settings.onChange(() => {
    const before = preferences;
    preferences = settings.preferences();
    publish();
    if (before.engine !== preferences.engine) void link.search(true);
    else if (JSON.stringify(before) !== JSON.stringify(preferences)) void tracker.refreshWish();
  });

  return {
    handlers: serviceHandlers({
      ...{ host, log, settings, state, snapshots, link, operations, access, live, requests, sessions },
      ...{ channels, logins },
      checkpoints: createCheckpointDesk({ host, settings, state, link }),
      images,
      imageCheck,
      demo,
      tracker,
    }),
    sources: topicSources({
      snapshots,
      settings,
      state,
      access,
      live,
      ...{ requests, channels, logins },
      sessions,
      buildOutput,
      connection,
      closed: closed.signal,
    }),
    busy: () => operations.running() || images.running() || sessions.count() > 0,
    async close() {
      await Promise.all([operations.close(), images.close(), demo.close()]);
      await sessions.close();
      closed.abort();
      stopSettings();
      unhealthy.close();
      imageCheck.close();
      buildOutput.close();
      monitor.close();
      requests.close();
      channels.close();
      logins.close();
      live.close();
      access.close();
      link.close();
      snapshots.close();
      listeners.clear();
    },
  };
}

/** A gateway that runs is told together with its health, unless it takes longer than this to say how it is. */
const firstHealthMs = 1000;

function runOf({ container, health }: ServiceState, mayRestart: boolean): GatewayRun {
  const run = container?.status === "running" ? `${container.id} ${container.startedAt}` : null;
  return { run, live: health.live, mayRestart };
}

/** A failure of the gateway itself is over when the gateway answers again. */
function isOfGateway({ failure, operation }: ServiceState): boolean {
  return operation?.state !== "running" && failure?.code.startsWith("gateway-") === true;
}
