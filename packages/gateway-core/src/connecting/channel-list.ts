import { z } from "zod";
import { channelForms } from "../contract/channel-forms.ts";
import type { Channel, ChannelAccount, ChannelList, ChannelTrouble } from "../contract/channels.ts";
import { knownChannels } from "./known-channels.ts";

const text = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const moment = z.number().nullish().catch(null);

/** One account of `channels.status`, leniently; each channel adds what it knows. */
const Account = z.object({
  accountId: z.string().min(1),
  name: text,
  enabled: flag,
  configured: flag,
  linked: flag,
  running: flag,
  connected: flag,
  lastError: text,
  lastConnectedAt: moment,
  lastStartAt: moment,
  lastStopAt: moment,
  lifecycle: text,
  terminalDisconnect: flag,
  healthState: text,
  self: z.object({ e164: text, jid: text }).nullish().catch(null),
});
type Account = z.infer<typeof Account>;

const Status = z.object({
  ts: z.number().catch(0),
  channelOrder: z.array(z.string()).catch([]),
  channelLabels: z.record(z.string(), z.string()).catch({}),
  channelAccounts: z.record(z.string(), z.array(z.unknown())).catch({}),
  channelDefaultAccountId: z.record(z.string(), z.string()).catch({}),
});

const Plugins = z.object({
  plugins: z.array(
    z.object({ channelIds: z.array(z.string()).nullish().catch(null), installed: z.boolean().catch(true) }),
  ),
});

/**
 * What `channels.status` and `plugins.list` answer, as people see it; those that could be added after those that are there.
 * Without `plugins` (2026.4.29 has no such list) it is not known what is installed. Throws where `status` is none.
 */
export function channelList(status: unknown, plugins: unknown): ChannelList {
  const said = Status.parse(status);
  const installed = installedIn(plugins);
  const there = said.channelOrder.length > 0 ? said.channelOrder : Object.keys(said.channelAccounts);
  const ids = [...new Set([...there, ...Object.keys(knownChannels), ...(installed ?? [])])];
  const channels = ids.map((id): Channel => {
    const accounts = (said.channelAccounts[id] ?? []).flatMap((item) => {
      const { data } = Account.safeParse(item);
      return data === undefined || isNone(data) ? [] : [accountOf(data, said.channelDefaultAccountId[id])];
    });
    return {
      id,
      label: said.channelLabels[id] ?? knownChannels[id] ?? id,
      installed: installedOf(id, there.includes(id), installed),
      installing: null,
      adding: addingOf(id),
      accounts,
    };
  });
  const configured = (channel: Channel) => (channel.accounts.length > 0 ? 0 : 1);
  return { channels: channels.sort((a, b) => configured(a) - configured(b)), at: said.ts };
}

/** Those that a person has to do something about. */
export function troublesOf({ channels }: ChannelList): ChannelTrouble[] {
  return channels.flatMap(({ id, label, accounts }) =>
    accounts
      .filter(({ state }) => state === "error" || state === "needs-login")
      .map(({ accountId, state, lastError }) => ({ channel: id, label, accountId, state, lastError })),
  );
}

/** Told of a part of the config without what an account needs, and of one that was removed, until the gateway is restarted. */
function isNone({ configured, linked }: Account): boolean {
  return configured === false && linked == null;
}

function accountOf(account: Account, defaultId: string | undefined): ChannelAccount {
  const { accountId, name, self, lastError } = account;
  const state = stateOf(account);
  return {
    accountId,
    name: name || self?.e164 || self?.jid || null,
    state,
    since: sinceOf(account, state),
    lastError: lastError || null,
    isDefault: accountId === (defaultId ?? "default"),
  };
}

function stateOf(account: Account): ChannelAccount["state"] {
  const { enabled, configured, linked, running, connected, lastError, terminalDisconnect, lifecycle } =
    account;
  if (enabled === false) return "disabled";
  if (linked === false || account.healthState === "logged-out") return "needs-login";
  if (configured === false) return "needs-login";
  if (connected === true) return "linked";
  if (terminalDisconnect === true || lifecycle === "blocked") return "error";
  // Some channels say no more of themselves than that they run.
  if (running === true) return connected === false || lifecycle === "starting" ? "connecting" : "linked";
  if (running === false) return lastError ? "error" : "stopped";
  return "unknown";
}

function sinceOf(account: Account, state: ChannelAccount["state"]): number | null {
  if (state === "linked") return account.lastConnectedAt ?? account.lastStartAt ?? null;
  if (state === "connecting") return account.lastStartAt ?? null;
  return account.lastStopAt ?? null;
}

function installedIn(plugins: unknown): string[] | null {
  const { data } = Plugins.safeParse(plugins);
  return data?.plugins.flatMap(({ channelIds, installed }) => (installed ? (channelIds ?? []) : [])) ?? null;
}

function installedOf(id: string, isThere: boolean, installed: string[] | null): Channel["installed"] {
  if (isThere || installed?.includes(id)) return "yes";
  return installed === null ? "unknown" : "installable";
}

function addingOf(id: string): Channel["adding"] {
  const fields = channelForms[id];
  if (fields === undefined) return "wizard";
  return fields.length === 0 ? "qr" : "form";
}
