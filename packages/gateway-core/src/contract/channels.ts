import { z } from "zod";

/** Parts of getting a channel's package, in order; source: the gateway's `plugins.install.progress` (2026.9.6). */
export const installStages = ["resolve", "download", "extract", "files", "dependencies", "runtime"] as const;

/** What a person sees of one account of a channel. */
export const channelAccountStates = [
  "linked",
  "connecting",
  "needs-login",
  "error",
  "stopped",
  "disabled",
  "unknown",
] as const;

export const ChannelAccount = z.object({
  accountId: z.string(),
  /** Of the account itself, `@my_bot` or a phone number, as the gateway tells it. */
  name: z.string().nullable(),
  state: z.enum(channelAccountStates),
  /** Epoch milliseconds since when; null where the gateway does not say. */
  since: z.number().nullable(),
  /** In the gateway's own words. */
  lastError: z.string().nullable(),
  isDefault: z.boolean(),
});
export type ChannelAccount = z.infer<typeof ChannelAccount>;

export const Channel = z.object({
  /** OpenClaw's id: `telegram`, `whatsapp`. */
  id: z.string(),
  label: z.string(),
  /** `installable`: its package is got from npm into the state when it is added. */
  installed: z.enum(["yes", "installable", "unknown"]),
  /** Its package is being got, and how far that is. */
  installing: z.enum(installStages).nullable(),
  /** A form of ours, a QR code, or the gateway's own wizard. */
  adding: z.enum(["form", "qr", "wizard"]),
  accounts: z.array(ChannelAccount),
});
export type Channel = z.infer<typeof Channel>;

export const ChannelList = z.object({
  channels: z.array(Channel),
  /** When the gateway said so. */
  at: z.number(),
});
export type ChannelList = z.infer<typeof ChannelList>;

export const ChannelTrouble = z.object({
  channel: z.string(),
  label: z.string(),
  accountId: z.string(),
  state: z.enum(channelAccountStates),
  lastError: z.string().nullable(),
});
export type ChannelTrouble = z.infer<typeof ChannelTrouble>;

/** A sign-in by QR code, as it goes. */
export const ChannelLogin = z.object({
  loginId: z.string(),
  channel: z.string(),
  accountId: z.string().nullable(),
  state: z.enum(["preparing", "waiting", "linked", "expired", "failed", "cancelled"]),
  /** A PNG as data URL; renewed when it rotates. */
  qr: z.string().startsWith("data:image/png;base64,").nullable(),
  /** When this code is likely to be renewed; epoch milliseconds. */
  renewsAt: z.number().nullable(),
  /** How many codes there were. */
  shown: z.int(),
  accountName: z.string().nullable(),
  /** In the gateway's own words. */
  message: z.string().nullable(),
});
export type ChannelLogin = z.infer<typeof ChannelLogin>;
