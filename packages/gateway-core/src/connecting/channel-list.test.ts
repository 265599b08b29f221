import { expect, it } from "vitest";
import { channelList, troublesOf } from "./channel-list.ts";

/** As 2026.9.6 told it of a bot that works, cut to what is read. */
const linked = {
  accountId: "default",
  enabled: true,
  lastStartAt: 1_795_741_172_296,
  lastStopAt: null,
  lastConnectedAt: 1_795_741_174_559,
  lifecycle: "ready",
  configured: true,
  running: true,
  connected: true,
  lastError: null,
};
const refused = {
  ...linked,
  lastStopAt: 1_795_741_221_066,
  lifecycle: "blocked",
  terminalDisconnect: true,
  running: false,
  connected: false,
  lastError: "Telegram bot token unauthorized",
};
const starting = { ...linked, lifecycle: "starting", connected: false, lastConnectedAt: undefined };

const status = (...accounts: object[]) => ({
  ts: 5,
  channelOrder: ["telegram"],
  channelLabels: { telegram: "Telegram" },
  channelAccounts: { telegram: accounts },
  channelDefaultAccountId: { telegram: "default" },
});
const plugins = {
  plugins: [
    { id: "telegram", installed: true, channelIds: ["telegram"] },
    { id: "own", installed: true, channelIds: ["own-channel"] },
    { id: "discord", installed: false, channelIds: ["discord"] },
    { id: "browser", installed: true },
  ],
};
const telegram = (account: object) => {
  const { channels } = channelList(status(account), plugins);
  return channels.find(({ id }) => id === "telegram")?.accounts[0];
};

it.each<[string, object, string, number | null]>([
  ["a bot that is connected", linked, "linked", 1_795_741_174_559],
  ["a token that is refused", refused, "error", 1_795_741_221_066],
  ["a server that does not answer", starting, "connecting", 1_795_741_172_296],
  ["one that is off", { ...linked, enabled: false }, "disabled", null],
  ["one that was stopped", { ...linked, running: false, connected: false }, "stopped", null],
  ["a phone that is not linked", { ...starting, linked: false }, "needs-login", null],
  ["a phone that never was", { ...starting, configured: false, linked: false }, "needs-login", null],
  [
    "one that says no more than that it runs",
    { accountId: "default", enabled: true, running: true, lastStartAt: 3 },
    "linked",
    3,
  ],
  ["one that says nothing", { accountId: "default" }, "unknown", null],
])("%s", (_what, account, state, since) => {
  expect(telegram(account)).toMatchObject({ state, since, isDefault: true });
});

it("offers what is known, says what is installed, and puts what is there first", () => {
  const { channels, at } = channelList(status(linked), plugins);
  const of = (id: string) => channels.find((each) => each.id === id);
  expect(at).toBe(5);
  expect(channels[0]).toMatchObject({ id: "telegram", adding: "form", installed: "yes" });
  expect(of("whatsapp")).toMatchObject({ label: "WhatsApp", adding: "qr", installed: "installable" });
  expect(of("discord")).toMatchObject({ adding: "form", installed: "installable", accounts: [] });
  expect(of("own-channel")).toMatchObject({ label: "own-channel", adding: "wizard", installed: "yes" });
});

it("does not know what an old gateway has installed", () => {
  const { channels } = channelList({ ts: 1 }, null);
  expect(channels.find(({ id }) => id === "telegram")).toMatchObject({ installed: "unknown" });
});

it("takes what has no token for no account, such as one that was removed", () => {
  expect(telegram({ ...refused, configured: false })).toBeUndefined();
});

it("leaves out what cannot be read, and tells of no status", () => {
  const { channels } = channelList(status({ id: 3 }, linked), { nonsense: true });
  expect(channels[0]?.accounts).toHaveLength(1);
  expect(() => channelList("no", plugins)).toThrow();
});

it("tells the troubles by channel and account", () => {
  const list = channelList(status(refused, { ...linked, accountId: "second" }), plugins);
  expect(troublesOf(list)).toEqual([
    {
      channel: "telegram",
      label: "Telegram",
      accountId: "default",
      state: "error",
      lastError: "Telegram bot token unauthorized",
    },
  ]);
});
