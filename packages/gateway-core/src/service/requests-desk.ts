import { channelTalk } from "../connecting/channel-talk.ts";
import { deviceList } from "../connecting/device-list.ts";
import { type FollowedList, followedList } from "../connecting/followed-list.ts";
import { askingChannels, peopleList } from "../connecting/people-list.ts";
import type { DeviceList } from "../contract/devices.ts";
import type { PeopleList } from "../contract/people.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Logger } from "../host/logger.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { GatewayAccess } from "./gateway-access.ts";
import type { LiveGateway } from "./live-gateway.ts";
import type { StateHolder } from "./service-state.ts";

export interface RequestsDeskOptions {
  live: LiveGateway;
  access: Pick<GatewayAccess, "running">;
  state: Pick<StateHolder, "change">;
  settings: Pick<SettingsStore, "memory">;
  log: Logger;
  /** Between two looks at what no event tells. A minute by default. */
  everyMs?: number;
  /** Who else wants to know when a channel says something in the log. */
  channels?: { ids(): readonly string[]; onTalk(): void };
}

/** Who asks to be let in, as the running gateway last said it. Keeps the snapshot's `requests`. */
export interface RequestsDesk {
  readonly devices: FollowedList<DeviceList>;
  readonly people: FollowedList<PeopleList>;
  close(): void;
}

const peopleMethod = "channels.pairing.list";
/** A device that connects or goes is told as `presence`; source: events of 2026.9.6. */
const deviceEvent = /^(?:device\.pair\.|presence$)/;
/** Another channel may ask from now on. */
const channelsEvent = /^(?:config|plugins)\.changed$/;
/** The log's word for the same, where the configuration was changed in its file. */
const reloadLine = "reload";

export function createRequestsDesk(options: RequestsDeskOptions): RequestsDesk {
  const { live, access, state, settings, log, everyMs = 60_000, channels: others } = options;
  /** Runs while there is a connection. */
  let timer: NodeJS.Timeout | null = null;
  let asking: readonly string[] = [];
  let listening: AbortController | null = null;
  const onTrouble = (error: unknown) => log.warn("requests not read", { reason: String(error) });

  const devices = followedList<DeviceList>({
    ask: async () => deviceList(await live.ask("device.pair.list"), new Set(settings.memory().ownDevices)),
    isFollowed: () => timer !== null,
    onChange: publish,
    onTrouble,
  });
  const people = followedList<PeopleList>({
    async ask() {
      if (await live.supports(peopleMethod)) {
        const answer = await live.ask(peopleMethod);
        asking = askingChannels(answer);
        return peopleList(answer);
      }
      throw new RockpoolError({
        code: "gateway-too-old",
        message: `no ${peopleMethod}`,
        facts: { what: "requests of people" },
      });
    },
    isFollowed: () => timer !== null,
    onChange: publish,
    onTrouble: (error) => {
      if (!(error instanceof RockpoolError) || error.code !== "gateway-too-old") onTrouble(error);
    },
  });

  /** Devices make them known: an old gateway has no list of people. */
  function publish(): void {
    const pending = devices.current()?.pending;
    const requests =
      pending === undefined ? null : { devices: pending, people: people.current()?.requests ?? [] };
    state.change({ requests });
  }

  const stop = [
    live.onReconnect(() => {
      timer ??= setInterval(lookAgain, everyMs).unref();
      refresh();
      void listen();
    }),
    live.onGone(() => {
      calm();
      people.forget();
      devices.forget();
    }),
    live.on(({ event }) => {
      if (deviceEvent.test(event)) devices.refresh();
      if (channelsEvent.test(event)) people.refresh();
    }),
  ];

  /** Until the connection goes, or the log ends: the look once a minute is there still. */
  async function listen(): Promise<void> {
    listening?.abort();
    listening = new AbortController();
    const { signal } = listening;
    try {
      const { engine, details } = access.running();
      const channels = () => [...asking, ...(others?.ids() ?? []), reloadLine];
      const onTalk = () => {
        people.refresh();
        others?.onTalk();
      };
      await channelTalk({ engine, containerId: details.id, channels, onTalk, signal });
    } catch (error) {
      if (!signal.aborted) log.warn("the channels are not heard", { reason: String(error) });
    }
  }

  /** Requests run out without a word, and not every channel need write a line: only where neither can be, nothing is asked. */
  function lookAgain(): void {
    const waiting = (devices.current()?.pending.length ?? 0) > 0;
    if (waiting || devices.isRead()) devices.refresh();
    if (asking.length > 0 || people.isRead()) people.refresh();
  }

  function refresh(): void {
    devices.refresh();
    people.refresh();
  }

  function calm(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    listening?.abort();
    listening = null;
  }

  return {
    devices,
    people,
    close() {
      calm();
      for (const each of stop) each();
    },
  };
}
