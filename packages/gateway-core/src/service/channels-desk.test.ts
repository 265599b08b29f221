import { afterEach, expect, it, vi } from "vitest";
import type { ChannelList } from "../contract/channels.ts";
import { silentLogger } from "../host/logger.ts";
import type { GatewayEvent } from "../openclaw/open-rpc.ts";
import { type ChannelsDesk, createChannelsDesk } from "./channels-desk.ts";
import type { LiveGateway } from "./live-gateway.ts";

const account = { accountId: "default", enabled: true, configured: true, running: true, connected: true };
const blocked = { ...account, running: false, connected: false, lifecycle: "blocked", lastError: "401" };

let desk: ChannelsDesk;
afterEach(() => desk.close());

/** A gateway with one Telegram account, which connects when it is told to. */
function open() {
  let now: object = account;
  const asked: string[] = [];
  const tell = { connect: () => {}, gone: () => {}, event: (_event: GatewayEvent) => {} };
  const live = {
    async ask(method: string) {
      asked.push(method);
      if (method === "plugins.list") return { plugins: [{ channelIds: ["telegram"], installed: true }] };
      return { ts: 1, channelOrder: ["telegram"], channelAccounts: { telegram: [now] } };
    },
    supports: async () => true,
    on(listener: (event: GatewayEvent) => void) {
      tell.event = listener;
      return () => {};
    },
    onReconnect(listener: () => void) {
      tell.connect = listener;
      return () => {};
    },
    onGone(listener: () => void) {
      tell.gone = listener;
      return () => {};
    },
  } as unknown as LiveGateway;
  const change = vi.fn();
  desk = createChannelsDesk({ live, state: { change }, log: silentLogger });
  const becomes = (state: object) => {
    now = state;
  };
  const lists: ChannelList[] = [];
  desk.list.subscribe((list) => lists.push(list));
  const telegram = () => lists.at(-1)?.channels.find(({ id }) => id === "telegram");
  return { asked, change, telegram, tell, becomes };
}

it("reads anew when the gateway says something, and tells what does not work", async () => {
  const { asked, change, telegram, tell, becomes } = open();
  tell.connect();
  await vi.waitFor(() => expect(telegram()?.accounts).toMatchObject([{ state: "linked" }]));
  expect(change).toHaveBeenLastCalledWith({ channelTroubles: [] });
  expect(desk.ids()).toEqual(["telegram"]);
  becomes(blocked);
  tell.event({ event: "health", payload: {} });
  await vi.waitFor(() => expect(telegram()?.accounts).toMatchObject([{ state: "error", lastError: "401" }]));
  expect(change).toHaveBeenLastCalledWith({
    channelTroubles: [expect.objectContaining({ channel: "telegram", state: "error" })],
  });
  // What is installed is asked again only when that changed.
  expect(asked.filter((method) => method === "plugins.list")).toHaveLength(1);
  tell.event({ event: "tick", payload: {} });
  expect(asked).toHaveLength(3);
});

it("knows nothing of a gateway that is away", async () => {
  const { change, telegram, tell } = open();
  tell.connect();
  await vi.waitFor(() => expect(telegram()).toBeDefined());
  tell.gone();
  expect(change).toHaveBeenLastCalledWith({ channelTroubles: null });
  expect(desk.list.current()).toBeNull();
});

it("tells how far a package is, and what an account was called when it was asked", async () => {
  const { telegram, tell } = open();
  tell.connect();
  await vi.waitFor(() => expect(telegram()).toBeDefined());
  desk.nameAccount("telegram", "default", "@ada_bot");
  desk.install("telegram");
  await vi.waitFor(() => expect(telegram()).toMatchObject({ installing: "resolve" }));
  expect(telegram()?.accounts[0]?.name).toBe("@ada_bot");
  tell.event({ event: "plugins.install.progress", payload: { stage: "download", status: "started" } });
  await vi.waitFor(() => expect(telegram()).toMatchObject({ installing: "download" }));
  tell.event({ event: "plugins.install.progress", payload: { stage: "nonsense" } });
  desk.install(null);
  await vi.waitFor(() => expect(telegram()).toMatchObject({ installing: null }));
});
