import { setTimeout as sleep } from "node:timers/promises";
import { botNameOf } from "../connecting/bot-name.ts";
import {
  addAccountPatch,
  defaultAccount,
  removeAccountPatch,
  takeBackPatch,
} from "../connecting/channel-config.ts";
import { checkedFields } from "../connecting/checked-fields.ts";
import { installFailure } from "../connecting/install-failure.ts";
import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import { channelForms } from "../contract/channel-forms.ts";
import type { Channel, ChannelAccount } from "../contract/channels.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { ChannelLogins } from "./channel-logins.ts";
import type { ChannelsDesk } from "./channels-desk.ts";
import { createErrorCleaner } from "./error-cleaner.ts";
import type { GatewayAccess } from "./gateway-access.ts";
import type { LiveGateway } from "./live-gateway.ts";
import { mayChange } from "./may-change.ts";

type Name = Extract<CallName, `channels.${string}`>;
type Where = ParsedInput<"channels.restart">;

export interface ChannelsHandlersOptions {
  live: Pick<LiveGateway, "ask" | "supports">;
  access: Pick<GatewayAccess, "rpc" | "secrets">;
  channels: Pick<ChannelsDesk, "list" | "install" | "nameAccount" | "settle">;
  logins: ChannelLogins;
  settings: Pick<SettingsStore, "memory">;
}

/** A channel that cannot reach its servers takes so long to stop: seen 327 s, its own limit is 325 s (2026.9.6). */
const stopMs = 340_000;
const installMs = 600_000;
/** How long a new account may take to say that it is refused; one that is still connecting then is kept. */
const verdictMs = 20_000;
const verdictEveryMs = 750;
const verdictTimes = 3;

/** Channels of the running gateway. Values go to it by RPC, and nothing of them is kept or told again. */
export function channelsHandlers(options: ChannelsHandlersOptions): Pick<Handlers, Name> {
  const { live, access, channels, logins, settings } = options;
  const cleaner = createErrorCleaner(() => access.secrets());

  async function channelNow(id: string): Promise<Channel> {
    const channel = (await channels.list.read()).channels.find((each) => each.id === id);
    if (channel !== undefined) return channel;
    throw new RockpoolError({ code: "channel-unknown", message: `no ${id}`, facts: { channel: id } });
  }

  async function need(method: string): Promise<void> {
    mayChange(settings.memory().adopted);
    if (await live.supports(method)) return;
    throw new RockpoolError({ code: "gateway-too-old", message: `no ${method}`, facts: { what: method } });
  }

  async function install(id: string): Promise<void> {
    const { label } = await channelNow(id);
    await need("plugins.install");
    channels.install(id);
    try {
      await live.ask("plugins.install", { source: "official", pluginId: id }, installMs);
    } catch (error) {
      throw installFailure(error, label);
    } finally {
      channels.install(null);
      channels.settle();
    }
  }

  async function change(compose: (config: unknown) => ReturnType<typeof addAccountPatch>): Promise<void> {
    await need("config.patch");
    const [{ gatewayAsker }, { patchConfig }] = await Promise.all([
      import("../openclaw/model/gateway-asker.ts"),
      import("../openclaw/model/patch-config.ts"),
    ]);
    await patchConfig(
      gatewayAsker(() => access.rpc()),
      ({ source }) => ({ patch: compose(source) }),
    );
  }

  async function add(input: ParsedInput<"channels.add">): Promise<Channel> {
    const { channel: id, accountId = defaultAccount, name = null } = input;
    const before = await channelNow(id);
    const fields = checkedFields(id, input.fields);
    for (const value of Object.values(fields)) cleaner.add(value);
    if (before.installed === "installable") await install(id);
    const old = before.accounts.find((account) => account.accountId === accountId);
    const wanted = { channel: id, accountId, fields, name };
    let present: unknown = null;
    await change((config) => {
      present = config;
      return addAccountPatch(config, wanted);
    });
    const account = await verdict(id, accountId);
    // One that worked before had other values, which nobody can bring back.
    if (account?.state === "error" && (old === undefined || old.state === "needs-login")) {
      await change(() => takeBackPatch(present, wanted));
      channels.settle();
      throw refused(before.label, account.lastError);
    }
    if (account?.state === "linked") await learnName(id, accountId);
    return channelNow(id);
  }

  /** What becomes of it: a state that stays, as it passes through others while the gateway loads it; null where none is told. */
  async function verdict(id: string, accountId: string): Promise<ChannelAccount | null> {
    let seen: ChannelAccount | null = null;
    let times = 0;
    for (const deadline = Date.now() + verdictMs; Date.now() < deadline && times < verdictTimes; ) {
      await sleep(verdictEveryMs);
      const { accounts } = await channelNow(id);
      const next = accounts.find((account) => account.accountId === accountId) ?? null;
      const isEnd = next !== null && next.state !== "connecting" && next.state !== "stopped";
      times = isEnd ? (next.state === seen?.state ? times + 1 : 1) : 0;
      seen = next;
    }
    return seen;
  }

  async function learnName(channel: string, accountId: string): Promise<void> {
    const answer = await live.ask("channels.status", { channel, probe: true }).catch(() => null);
    const name = botNameOf(answer, channel, accountId);
    if (name !== null) channels.nameAccount(channel, accountId, name);
  }

  async function order(method: string, { channel, accountId }: Where, timeoutMs: number): Promise<void> {
    await need(method);
    try {
      await live.ask(method, { channel, ...(accountId === undefined ? {} : { accountId }) }, timeoutMs);
    } finally {
      channels.settle();
    }
  }

  return {
    "channels.list": () => channels.list.read(),
    "channels.add": (input) => cleaner.during(() => add(input)),
    "channels.install": async ({ channel }) => {
      await install(channel);
      return {};
    },
    "channels.restart": async (where) => {
      await order("channels.stop", where, stopMs);
      await order("channels.start", where, 60_000);
      return {};
    },
    "channels.logout": async (where) => {
      await order("channels.logout", where, stopMs);
      return {};
    },
    "channels.remove": async ({ channel, accountId = defaultAccount }) => {
      const fields = (channelForms[channel] ?? []).map(({ id }) => id);
      await change((config) => removeAccountPatch(config, channel, accountId, fields));
      channels.settle();
      return {};
    },
    "channels.login": async ({ channel, accountId, force }) => {
      await need("web.login.start");
      const { installed } = await channelNow(channel);
      if (installed === "installable") await install(channel);
      return logins.begin({ channel, accountId: accountId ?? null, force });
    },
    "channels.renewLogin": ({ loginId }) => logins.renew(loginId),
    "channels.cancelLogin": ({ loginId }) => {
      logins.cancel(loginId);
      return {};
    },
  };
}

function refused(channel: string, lastError: string | null): RockpoolError {
  return new RockpoolError({
    code: "channel-refused",
    message: lastError ?? "refused",
    facts: { channel, ...(lastError === null ? {} : { reason: lastError }) },
  });
}
