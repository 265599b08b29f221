/** What a channel asks for, in our own form; the words are in packages/messages. */
export interface ChannelField {
  /** As OpenClaw's config has it, below `channels.<id>`. */
  id: string;
  /** Typed unseen, and never told again. */
  secret: boolean;
  required: boolean;
  /** Of its whole value: what is surely not one is not sent. */
  shape: RegExp;
}

/**
 * Channels with a form of ours; source: OpenClaw's config schema of each (2026.9.6 and 2026.4.29), shapes by their vendors.
 * One with no fields is signed in to by a QR code.
 */
export const channelForms: Readonly<Record<string, readonly ChannelField[]>> = {
  telegram: [{ id: "botToken", secret: true, required: true, shape: /^\d{5,}:[\w-]{30,}$/ }],
  discord: [{ id: "token", secret: true, required: true, shape: /^[\w-]{15,}\.[\w-]{4,}\.[\w-]{20,}$/ }],
  slack: [
    { id: "botToken", secret: true, required: true, shape: /^xoxb-[\w-]{10,}$/ },
    { id: "appToken", secret: true, required: true, shape: /^xapp-[\w-]{10,}$/ },
  ],
  signal: [
    { id: "account", secret: false, required: true, shape: /^\+[1-9]\d{6,14}$/ },
    { id: "httpUrl", secret: false, required: true, shape: /^https?:\/\/\S+$/ },
  ],
  whatsapp: [],
};
