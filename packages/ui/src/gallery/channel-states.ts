import type { ChannelList, ChannelLogin } from "@rockpool/gateway-core/contract/channels";
import type { FakeBridge } from "../testing/fake-bridge.ts";
import { snapshotIn } from "../testing/snapshots.ts";
import { type GalleryState, press } from "./gallery-state.ts";
import { badChannels, devices, noChannels, people, sampleCode, someChannels } from "./sample-channels.ts";

const running = snapshotIn("running");
const login: ChannelLogin = {
  ...{ loginId: "l1", channel: "whatsapp", accountId: null, state: "waiting", qr: sampleCode },
  ...{ renewsAt: Date.now() + 42_000, shown: 1, accountName: null, message: null },
};

function ready(list: ChannelList, state: Partial<ChannelLogin> = {}) {
  return (bridge: FakeBridge) => {
    bridge.succeed("channels.list", list).succeed("devices.list", devices);
    bridge.succeed("channels.login", { ...login, state: "preparing", qr: null });
    const { subscribe } = bridge;
    bridge.subscribe = (name, params, push) => {
      const stop = subscribe.call(bridge, name, params, push as never);
      if (name === "channelLogin") setTimeout(() => bridge.push("channelLogin", { ...login, ...state }), 10);
      return stop;
    };
  };
}

const base = { room: "channels", snapshot: running } as const;
const open = async () => press("WhatsApp");

export const channelStates: GalleryState[] = [
  { ...base, name: "channels", prepare: ready(someChannels) },
  {
    ...base,
    name: "channels-people",
    snapshot: snapshotIn("running", { requests: { devices: [], people } }),
    prepare: ready(someChannels),
  },
  { ...base, name: "channels-bad", prepare: ready(badChannels) },
  {
    ...base,
    name: "channels-none",
    prepare: ready(noChannels),
    act: () => press("3 more channels"),
  },
  { ...base, name: "channels-stopped", snapshot: snapshotIn("stopped"), prepare: ready(noChannels) },
  {
    ...base,
    name: "channels-loading",
    prepare: (bridge) => bridge.answer("channels.list", () => new Promise<never>(() => {})),
    shows: "[role=status]",
  },
  {
    ...base,
    name: "channels-failed",
    prepare: (bridge) => bridge.fail("channels.list", { code: "gateway-rpc", message: "gone" }),
  },
  { ...base, name: "channel-form", prepare: ready(noChannels), act: () => press("Telegram") },
  {
    ...base,
    name: "channel-form-refused",
    prepare: (bridge) => {
      ready(noChannels)(bridge);
      bridge.fail("channels.add", {
        code: "channel-refused",
        message: "unauthorized",
        facts: { channel: "Slack", reason: "The token is of another workspace." },
      });
    },
    act: async () => {
      await press("Slack");
      const [bot, app] = document.querySelectorAll<HTMLInputElement>("input");
      for (const [field, text] of [
        [bot, "xoxb-1234567890"],
        [app, "xapp-1234567890"],
      ] as const) {
        if (field === undefined) continue;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      await press("Add");
    },
  },
  { ...base, name: "channel-code", prepare: ready(noChannels), act: open },
  {
    ...base,
    name: "channel-code-expired",
    prepare: ready(noChannels, { state: "expired", qr: null, renewsAt: null }),
    act: open,
  },
  {
    ...base,
    name: "channel-code-linked",
    prepare: ready(noChannels, { state: "linked", qr: null, renewsAt: null, accountName: "+39 02 1234567" }),
    act: open,
  },
  {
    name: "home-channel-trouble",
    snapshot: snapshotIn("degraded", {
      channelTroubles: [
        { channel: "telegram", label: "Telegram", accountId: "default", state: "error", lastError: "401" },
      ],
    }),
  },
  { room: "devices", snapshot: running, name: "devices", prepare: ready(noChannels) },
  {
    room: "devices",
    snapshot: running,
    name: "devices-none",
    prepare: (bridge) => bridge.succeed("devices.list", { pending: [], paired: [] }),
  },
  {
    room: "devices",
    snapshot: running,
    name: "device-revoke-question",
    prepare: ready(noChannels),
    act: () => press("Throw out"),
    shows: "[role=alertdialog]",
  },
];
