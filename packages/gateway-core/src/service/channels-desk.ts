import { z } from "zod";
import { channelList, troublesOf } from "../connecting/channel-list.ts";
import { type FollowedList, followedList } from "../connecting/followed-list.ts";
import { type Channel, type ChannelList, installStages } from "../contract/channels.ts";
import type { Logger } from "../host/logger.ts";
import type { LiveGateway } from "./live-gateway.ts";
import type { StateHolder } from "./service-state.ts";

export interface ChannelsDeskOptions {
  live: LiveGateway;
  state: Pick<StateHolder, "change">;
  log: Logger;
}

/** The channels of the running gateway, as it last said. Keeps the snapshot's `channelTroubles`. */
export interface ChannelsDesk {
  readonly list: FollowedList<ChannelList>;
  /** Of those that are configured: whose lines in the log may mean another state. */
  ids(): readonly string[];
  onTalk(): void;
  /** Its package is being got from now on, or no more. */
  install(channel: string | null): void;
  /** Something was done to one of them: what comes of it is told by no event, and shows within seconds. */
  settle(): void;
  /** As a channel named an account when it was asked; kept as long as the connection. */
  nameAccount(channel: string, accountId: string, name: string): void;
  close(): void;
}

/** OpenClaw tells its health once a minute by itself, and at once when a channel's account comes or goes (2026.9.6). */
const changes = /^(?:health|config\.changed|plugins\.changed)$/;

const Progress = z.object({ stage: z.enum(installStages) });

const settlesAfterMs = [1000, 3000, 8000, 20_000];

export function createChannelsDesk({ live, state, log }: ChannelsDeskOptions): ChannelsDesk {
  const names = new Map<string, string>();
  let plugins: unknown = null;
  let isFollowed = false;
  let looks: NodeJS.Timeout[] = [];
  /** The gateway gets one at a time. */
  let installing: { channel: string; stage: Channel["installing"] } | null = null;

  const list = followedList<ChannelList>({
    async ask() {
      plugins ??= (await live.supports("plugins.list")) ? await live.ask("plugins.list") : null;
      return named(channelList(await live.ask("channels.status"), plugins));
    },
    isFollowed: () => isFollowed,
    onChange: (known) => state.change({ channelTroubles: known === null ? null : troublesOf(known) }),
    onTrouble: (error) => log.warn("channels not read", { reason: String(error) }),
  });

  function named({ channels, ...others }: ChannelList): ChannelList {
    return {
      ...others,
      channels: channels.map((channel) => ({
        ...channel,
        installing: installing?.channel === channel.id ? installing.stage : null,
        accounts: channel.accounts.map((account) => ({
          ...account,
          name: account.name ?? names.get(`${channel.id} ${account.accountId}`) ?? null,
        })),
      })),
    };
  }

  const stop = [
    live.onReconnect(() => {
      isFollowed = true;
      plugins = null;
      list.refresh();
    }),
    live.onGone(() => {
      isFollowed = false;
      names.clear();
      list.forget();
    }),
    live.on(({ event, payload }) => {
      const stage =
        event === "plugins.install.progress" ? Progress.safeParse(payload).data?.stage : undefined;
      if (installing !== null && stage !== undefined && stage !== installing.stage) {
        installing = { ...installing, stage };
        list.refresh();
      }
      if (event === "plugins.changed") plugins = null;
      if (changes.test(event)) list.refresh();
    }),
  ];

  return {
    list,
    ids: () =>
      list
        .current()
        ?.channels.filter(({ accounts }) => accounts.length > 0)
        .map(({ id }) => id) ?? [],
    onTalk: list.refresh,
    install(channel) {
      installing = channel === null ? null : { channel, stage: "resolve" };
      list.refresh();
    },
    settle() {
      for (const look of looks) clearTimeout(look);
      looks = settlesAfterMs.map((ms) => setTimeout(list.refresh, ms).unref());
      list.refresh();
    },
    nameAccount(channel, accountId, name) {
      names.set(`${channel} ${accountId}`, name);
    },
    close() {
      for (const look of looks) clearTimeout(look);
      for (const each of stop) each();
    },
  };
}
