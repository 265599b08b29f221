import type { Channel, ChannelList } from "@rockpool/gateway-core/contract/channels";
import type { DeviceList } from "@rockpool/gateway-core/contract/devices";
import type { PersonRequest } from "@rockpool/gateway-core/contract/people";

const hour = 3_600_000;
const now = Date.now();
const offered = (id: string, label: string, adding: Channel["adding"], installed: Channel["installed"]) => ({
  ...{ id, label, adding, installed, installing: null },
  accounts: [],
});

export const telegram: Channel = {
  ...offered("telegram", "Telegram", "form", "yes"),
  accounts: [
    {
      ...{ accountId: "default", name: "@ada_bot", state: "linked" },
      ...{ since: now - 5 * hour, lastError: null, isDefault: true },
    },
  ],
};
export const refusedTelegram: Channel = {
  ...telegram,
  accounts: [
    {
      ...{ accountId: "default", name: null, state: "error", since: now - 600_000, isDefault: true },
      lastError:
        'Telegram bot token unauthorized for account "default" (getMe returned 401 from Telegram; source: config token). Update channels.telegram.botToken with the current BotFather token.',
    },
    {
      ...{ accountId: "the-family-and-some-neighbours", name: "@family_bot", state: "connecting" },
      ...{ since: now - 20_000, lastError: null, isDefault: false },
    },
  ],
};
export const loggedOutWhatsapp: Channel = {
  ...offered("whatsapp", "WhatsApp", "qr", "yes"),
  accounts: [
    {
      ...{ accountId: "default", name: null, state: "needs-login", since: null },
      ...{ lastError: null, isDefault: true },
    },
  ],
};

const others = [
  offered("discord", "Discord", "form", "installable"),
  offered("slack", "Slack", "form", "installable"),
  offered("signal", "Signal", "form", "installable"),
  offered("msteams", "Microsoft Teams", "wizard", "installable"),
  offered("matrix", "Matrix", "wizard", "installable"),
  offered("irc", "IRC", "wizard", "yes"),
] satisfies Channel[];

export const noChannels: ChannelList = {
  channels: [
    offered("telegram", "Telegram", "form", "yes"),
    offered("whatsapp", "WhatsApp", "qr", "installable"),
    ...others,
  ],
  at: now,
};
export const someChannels: ChannelList = { channels: [telegram, loggedOutWhatsapp, ...others], at: now };
export const badChannels: ChannelList = {
  channels: [refusedTelegram, loggedOutWhatsapp, ...others],
  at: now,
};

export const people: PersonRequest[] = [
  {
    ...{ channel: "telegram", channelLabel: "Telegram", accountId: "default", requestId: "r1" },
    ...{ senderId: "4711", name: "Grace Hopper", at: now - 40_000 },
  },
  {
    ...{ channel: "telegram", channelLabel: "Telegram", accountId: "default", requestId: "r2" },
    ...{ senderId: "815", name: null, at: null },
  },
];

export const devices: DeviceList = {
  pending: [
    {
      ...{ requestId: "d1", deviceId: "a1", name: "Ada's phone", platform: "ios", client: "companion" },
      ...{ role: "operator", scopes: ["operator.read", "operator.write"], remoteIp: "192.168.1.20" },
      ...{ browserOrigin: null, at: now - 30_000, whose: "somebody" },
    },
    {
      ...{ requestId: "d2", deviceId: "a2", name: "Rockpool dashboard", platform: "linux" },
      ...{ client: "control-ui", role: "operator", scopes: ["operator.admin"], remoteIp: "172.17.0.1" },
      ...{ browserOrigin: "http://127.0.0.1:18789", at: now - 5000, whose: "own-dashboard" },
    },
  ],
  paired: [
    {
      ...{ deviceId: "b1", name: "Rockpool dashboard", platform: "linux", client: "control-ui" },
      ...{ role: "operator", scopes: ["operator.admin"], remoteIp: "172.17.0.1", approvedBy: "silent" },
      ...{ pairedAt: now - 50 * hour, lastSeenAt: now - 60_000, connected: "yes", isOurs: true },
    },
    {
      ...{ deviceId: "b2", name: "The tablet in the kitchen, which everybody uses", platform: "android" },
      ...{ client: "companion", role: "operator", scopes: ["operator.read"], remoteIp: "192.168.1.31" },
      ...{ approvedBy: "owner", pairedAt: now - 90 * hour, lastSeenAt: now - 30 * hour },
      ...{ connected: "no", isOurs: false },
    },
  ],
};

/** 21 modules a side, for looks alone. */
export const sampleCode = `data:image/svg+xml;utf8,${encodeURIComponent(codePicture())}`;

function codePicture(): string {
  const dark: string[] = [];
  for (let y = 0; y < 21; y++)
    for (let x = 0; x < 21; x++) {
      const [a, b] = [x > 13 ? x - 14 : x, y > 13 ? y - 14 : y];
      const finder = a < 7 && b < 7 && !(x > 13 && y > 13);
      const ring = Math.max(Math.abs(a - 3), Math.abs(b - 3));
      if (finder ? ring !== 2 : (x * 7 + y * 3 + x * y) % 5 < 2)
        dark.push(`<rect x="${x}" y="${y}" width="1" height="1"/>`);
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21">${dark.join("")}</svg>`;
}
