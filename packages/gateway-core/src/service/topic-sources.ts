import { RockpoolError } from "../contract/rockpool-error.ts";
import type { TopicSources } from "../contract/topics.ts";
import type { Engine } from "../engine/engine.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { BuildOutput } from "./build-output.ts";
import type { ChannelLogins } from "./channel-logins.ts";
import type { ChannelsDesk } from "./channels-desk.ts";
import type { Connection } from "./engine-link.ts";
import type { GatewayAccess } from "./gateway-access.ts";
import type { LiveGateway } from "./live-gateway.ts";
import { nextContainerOf, type WatchedState } from "./next-container.ts";
import type { OpenClawSessions } from "./openclaw-sessions.ts";
import type { RequestsDesk } from "./requests-desk.ts";
import type { SnapshotStore } from "./snapshot-store.ts";

export interface SourcesOptions {
  snapshots: SnapshotStore;
  settings: SettingsStore;
  state: WatchedState;
  access: GatewayAccess;
  live: Pick<LiveGateway, "follow">;
  requests: Pick<RequestsDesk, "devices" | "people">;
  channels: Pick<ChannelsDesk, "list">;
  logins: Pick<ChannelLogins, "subscribe">;
  sessions: OpenClawSessions;
  buildOutput: BuildOutput;
  connection: () => Connection | null;
  /** Ends every stream. */
  closed: AbortSignal;
}

export function topicSources(options: SourcesOptions): TopicSources {
  const { settings, state } = options;

  /** The engine of the moment: streams outlive a connection. */
  function engine(): Engine {
    const connection = options.connection();
    if (connection !== null) return connection.engine;
    throw new RockpoolError({ code: "engine-unreachable", message: "There is no engine now" });
  }

  /** Runs until the subscriber goes or the service ends. */
  function stream(run: (signal: AbortSignal) => Promise<void>): () => void {
    const gone = new AbortController();
    run(AbortSignal.any([gone.signal, options.closed])).catch(() => {});
    return () => gone.abort();
  }

  function following(stop: () => void): () => void {
    const release = options.live.follow();
    return () => {
      stop();
      release();
    };
  }

  return {
    // Who follows the snapshot is told who waits at the door: that needs the gateway's events.
    snapshot: (_params, push) => following(options.snapshots.subscribe(push)),
    settings(_params, push) {
      let last = "";
      const tell = () => {
        const preferences = settings.preferences();
        const text = JSON.stringify(preferences);
        if (text !== last) push(preferences);
        last = text;
      };
      tell();
      return settings.onChange(tell);
    },
    logs: ({ tail }, push) =>
      stream(async (signal) => {
        const { followLogs } = await import("../logs/follow-logs.ts");
        const logs: Engine["logs"] = (...args) => engine().logs(...args);
        const next = nextContainerOf(state);
        const { auth, secrets } = options.access;
        // Known before the first line: else a secret that looks like none would pass.
        const nextContainer: typeof next = async (...args) => {
          const id = await next(...args);
          const { container } = state.get();
          if (container?.id === id) await auth(container).catch(() => {});
          return id;
        };
        for await (const batch of followLogs({ engine: { logs }, tail, signal, nextContainer, secrets }))
          push(batch);
      }),
    stats: (_params, push) =>
      stream(async (signal) => {
        const { followStats } = await import("../stats/follow-stats.ts");
        const stats: Engine["stats"] = (...args) => engine().stats(...args);
        const nextContainer = nextContainerOf(state, true);
        for await (const sample of followStats({ engine: { stats }, signal, nextContainer })) push(sample);
      }),
    buildOutput: (_params, push) => options.buildOutput.subscribe(push),
    channels: (_params, push) => following(options.channels.list.subscribe(push)),
    devices: (_params, push) => following(options.requests.devices.subscribe(push)),
    people: (_params, push) => following(options.requests.people.subscribe(push)),
    channelLogin: ({ loginId }, push) => following(options.logins.subscribe(loginId, push)),
    openclaw: ({ sessionId }, push) => options.sessions.subscribe(sessionId, push),
  };
}
