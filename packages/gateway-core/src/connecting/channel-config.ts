import { z } from "zod";
import type { Json } from "../openclaw/edit-config.ts";

type Patch = { [key: string]: Json };

export interface AccountFields {
  channel: string;
  /** `default` for the one that stands in the channel's own part. */
  accountId: string;
  fields: Readonly<Record<string, string>>;
  name: string | null;
}

/** As OpenClaw names the account that is not named. */
export const defaultAccount = "default";

/**
 * The change of OpenClaw's config that adds an account or gives it other values. Whoever writes to it has to ask first, unless
 * that is set already.
 */
export function addAccountPatch(config: unknown, account: AccountFields): Patch {
  const { channel, accountId, fields, name } = account;
  const present = channelOf(config, channel);
  const asks = "dmPolicy" in present ? {} : { dmPolicy: "pairing" };
  const own: Patch = { ...fields, ...(name === null ? {} : { name }), enabled: true };
  const part: Patch =
    accountId === defaultAccount
      ? { ...asks, ...own }
      : { enabled: true, accounts: { [accountId]: { ...asks, ...own } } };
  return { channels: { [channel]: part } };
}

/** Takes it out again: the channel's whole part where it was the only account, and what is its own else. */
export function removeAccountPatch(
  config: unknown,
  channel: string,
  accountId: string,
  fields: readonly string[],
): Patch {
  const present = channelOf(config, channel);
  const accounts = Accounts.catch({}).parse(present.accounts ?? {});
  const others = Object.keys(accounts).filter((id) => id !== accountId);
  if (accountId in accounts && (others.length > 0 || fields.some((field) => field in present)))
    return { channels: { [channel]: { accounts: { [accountId]: null } } } };
  if (others.length === 0) return { channels: { [channel]: null } };
  const gone = Object.fromEntries([...fields, "name"].map((field) => [field, null]));
  return { channels: { [channel]: gone } };
}

/** Back to before a new account was refused; what else stood in the channel's part stays. */
export function takeBackPatch(before: unknown, { channel, accountId, fields }: AccountFields): Patch {
  const present = channelOf(before, channel);
  if (Object.keys(present).length === 0) return { channels: { [channel]: null } };
  if (accountId !== defaultAccount) return { channels: { [channel]: { accounts: { [accountId]: null } } } };
  const gone = Object.keys(fields)
    .concat("name", "enabled", "dmPolicy")
    .filter((field) => !(field in present));
  return { channels: { [channel]: Object.fromEntries(gone.map((field) => [field, null])) } };
}

const Accounts = z.record(z.string(), z.unknown());
const Config = z.object({ channels: z.record(z.string(), z.record(z.string(), z.unknown())) });

function channelOf(config: unknown, channel: string): Record<string, unknown> {
  return Config.safeParse(config).data?.channels[channel] ?? {};
}
