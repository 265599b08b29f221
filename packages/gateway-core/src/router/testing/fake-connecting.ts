import type { Channel, ChannelList, ChannelLogin } from "../../contract/channels.ts";
import type { DeviceList } from "../../contract/devices.ts";
import type { PeopleList } from "../../contract/people.ts";

const telegram: Channel = {
  id: "telegram",
  label: "Telegram",
  installed: "yes",
  installing: null,
  adding: "form",
  accounts: [
    {
      accountId: "default",
      name: "@ada_bot",
      state: "linked",
      since: 1_000,
      lastError: null,
      isDefault: true,
    },
  ],
};
const whatsapp: Channel = {
  id: "whatsapp",
  label: "WhatsApp",
  installed: "installable",
  installing: null,
  adding: "qr",
  accounts: [],
};
const matrix: Channel = {
  id: "matrix",
  label: "Matrix",
  installed: "installable",
  installing: null,
  adding: "wizard",
  accounts: [],
};
const channels: ChannelList = { channels: [telegram, whatsapp, matrix], at: 1_000 };

const login: ChannelLogin = {
  loginId: "login-1",
  channel: "whatsapp",
  accountId: null,
  state: "waiting",
  // One black pixel.
  qr: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  renewsAt: 20_000,
  shown: 1,
  accountName: null,
  message: null,
};

const devices: DeviceList = {
  pending: [
    {
      requestId: "req-1",
      deviceId: "d1",
      name: "Ada's phone",
      platform: "ios",
      client: "companion",
      role: "operator",
      scopes: ["operator.read"],
      remoteIp: "192.168.1.20",
      browserOrigin: null,
      at: 1_000,
      whose: "somebody",
    },
  ],
  paired: [
    {
      deviceId: "d0",
      name: "Rockpool dashboard",
      platform: "linux",
      client: "control-ui",
      role: "operator",
      scopes: ["operator.admin"],
      remoteIp: "172.17.0.1",
      approvedBy: "silent",
      pairedAt: 500,
      lastSeenAt: 900,
      connected: "no",
      isOurs: true,
    },
  ],
};

const people: PeopleList = {
  requests: [
    {
      channel: "telegram",
      channelLabel: "Telegram",
      accountId: "default",
      requestId: "request-7",
      senderId: "4711",
      name: "Grace",
      at: 1_000,
    },
  ],
};

/** What a service with one linked channel, one waiting device and one waiting person answers. */
export const fakeConnecting = {
  channels,
  channel: (id: string): Channel => channels.channels.find((each) => each.id === id) ?? telegram,
  login,
  devices,
  people,
};
