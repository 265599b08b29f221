import type { ChannelLogin } from "@rockpool/gateway-core/contract/channels";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { badChannels, noChannels, people, someChannels, telegram } from "../../gallery/sample-channels.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { ChannelsRoom } from "./channels-room.tsx";

const token = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const login: ChannelLogin = {
  ...{ loginId: "l1", channel: "whatsapp", accountId: null, state: "preparing", qr: null },
  ...{ renewsAt: null, shown: 0, accountName: null, message: null },
};

function show(list = someChannels, snapshot: Snapshot = snapshotIn("running")) {
  const app = testApp("channels");
  app.store.setState({ snapshot });
  app.bridge.succeed("channels.list", list).succeed("channels.login", login);
  for (const name of ["channels.restart", "channels.logout", "channels.remove"] as const)
    app.bridge.succeed(name, {});
  app.bridge.succeed("channels.renewLogin", login).succeed("channels.cancelLogin", {});
  app.bridge.succeed("people.approve", {}).succeed("people.dismiss", {});
  renderIn(app, <ChannelsRoom />);
  const asked = (name: string) =>
    app.bridge.asked.filter((each) => each.name === name).map(({ input }) => input);
  return { app, asked };
}

const row = async (name: string) => within(await screen.findByRole("listitem", { name }));
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

it("says how each account is and what is wrong, and starts one again", async () => {
  const { asked } = show(badChannels);
  expect(await screen.findAllByText("Does not work")).toHaveLength(1);
  expect(screen.getByText(/getMe returned 401/)).toBeTruthy();
  const [first] = await screen.findAllByRole("listitem", { name: "Telegram" });
  await userEvent.click(within(first as HTMLElement).getByRole("button", { name: "Start again" }));
  expect(asked("channels.restart")).toEqual([{ channel: "telegram", accountId: "default" }]);
});

it("shows what the gateway tells the moment it tells it", async () => {
  const { app } = show(noChannels);
  await screen.findByText("No chat app is connected yet");
  act(() => void app.bridge.push("channels", { ...noChannels, channels: [telegram] }));
  expect((await row("Telegram")).getByText("Linked")).toBeTruthy();
});

it("adds a bot by its token, which is forgotten here", async () => {
  const { app, asked } = show(noChannels);
  app.bridge.succeed("channels.add", telegram);
  await press("Telegram");
  expect(screen.getByText("Open @BotFather in Telegram.")).toBeTruthy();
  await userEvent.type(await screen.findByLabelText("Bot token"), "nonsense");
  expect(screen.getByText(/This does not look like one\./)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Add" })).toHaveProperty("disabled", true);
  await userEvent.clear(screen.getByLabelText("Bot token"));
  await userEvent.type(screen.getByLabelText("Bot token"), token);
  await press("Add");
  expect(asked("channels.add")).toEqual([{ channel: "telegram", fields: { botToken: token } }]);
  await screen.findByRole("heading", { name: "Channels" });
  expect(document.body.innerHTML).not.toContain(token);
});

it("says why one was refused, and keeps what was entered", async () => {
  const { app } = show(noChannels);
  app.bridge.fail("channels.add", {
    code: "channel-refused",
    message: "401",
    facts: { channel: "Telegram", reason: "The token is not valid." },
  });
  await press("Telegram");
  await userEvent.type(await screen.findByLabelText("Bot token"), token);
  await press("Add");
  expect(await screen.findByText(/The token is not valid\./)).toBeTruthy();
  expect(screen.getByLabelText("Bot token")).toHaveProperty("value", token);
});

it("says how far the package of a channel is, while one waits", async () => {
  const { app } = show(noChannels);
  app.bridge.answer("channels.add", () => new Promise<never>(() => {}));
  await press("Discord");
  expect(screen.getByText(/Its package is got from npm first/)).toBeTruthy();
  await userEvent.type(
    await screen.findByLabelText("Bot token"),
    `${"a".repeat(20)}.bcdef.${"c".repeat(27)}`,
  );
  await press("Add");
  const told = noChannels.channels.map((channel) =>
    channel.id === "discord" ? { ...channel, installing: "download" as const } : channel,
  );
  act(() => void app.bridge.push("channels", { ...noChannels, channels: told }));
  expect(screen.getByText("Getting its package…")).toBeTruthy();
});

it("shows each code, another one when it expires, and who was linked", async () => {
  const { app, asked } = show(noChannels);
  await press("WhatsApp");
  await waitFor(() => expect(app.bridge.followers("channelLogin")).toBe(1));
  const tell = (part: Partial<ChannelLogin>) =>
    act(() => void app.bridge.push("channelLogin", { ...login, ...part }));
  tell({ state: "waiting", qr: "data:image/png;base64,AAAA", renewsAt: Date.now() + 30_000 });
  expect(screen.getByRole("img", { name: "Code to scan with WhatsApp" })).toHaveProperty(
    "src",
    "data:image/png;base64,AAAA",
  );
  expect(screen.getByText(/^Another code in \d+ s$/)).toBeTruthy();
  tell({ state: "expired" });
  await press("Another code");
  expect(asked("channels.renewLogin")).toEqual([{ loginId: "l1" }]);
  tell({ state: "linked", accountName: "+39 02 1234567" });
  expect(screen.getByText("WhatsApp is linked as +39 02 1234567")).toBeTruthy();
});

it("cancels a sign-in that is left", async () => {
  const { app, asked } = show(noChannels);
  await press("WhatsApp");
  await waitFor(() => expect(app.bridge.followers("channelLogin")).toBe(1));
  act(() => void app.bridge.push("channelLogin", { ...login, state: "waiting" }));
  await press("Cancel");
  expect(asked("channels.cancelLogin")).toEqual([{ loginId: "l1" }]);
});

it("removes one after a yes, and leads others through the gateway's own steps", async () => {
  const { app, asked } = show();
  await userEvent.click((await row("Telegram")).getByRole("button", { name: "Remove…" }));
  await press("Keep it");
  expect(asked("channels.remove")).toEqual([]);
  await userEvent.click((await row("Telegram")).getByRole("button", { name: "Remove…" }));
  await press("Remove");
  expect(asked("channels.remove")).toEqual([{ channel: "telegram", accountId: "default" }]);
  const step = { id: "s1", type: "text", title: null, message: "Homeserver", placeholder: null } as const;
  app.bridge.succeed("wizard.start", {
    ...{ sessionId: "w1", status: "running", error: null, model: null },
    step: {
      ...step,
      ...{ sensitive: false, options: [], initialValue: null, externalUrl: null, deviceCode: null },
    },
  });
  await userEvent.click(screen.getByText("3 more channels"));
  await press("Matrix");
  expect(await screen.findByText("Homeserver")).toBeTruthy();
  expect(asked("wizard.start")).toEqual([{ kind: "channel", provider: "matrix" }]);
});

it("lets people in, or not", async () => {
  const { asked } = show(someChannels, snapshotIn("running", { requests: { devices: [], people } }));
  await userEvent.click((await row("Grace Hopper")).getByRole("button", { name: "Let in" }));
  await userEvent.click((await row("Somebody")).getByRole("button", { name: "Dismiss" }));
  const answer = { channel: "telegram", accountId: "default" };
  expect(asked("people.approve")).toEqual([{ ...answer, requestId: "r1" }]);
  expect(asked("people.dismiss")).toEqual([{ ...answer, requestId: "r2" }]);
});

it("asks nothing of a gateway that does not run", async () => {
  const { asked } = show(someChannels, snapshotIn("stopped"));
  expect(await screen.findByText("The gateway does not run")).toBeTruthy();
  expect(asked("channels.list")).toEqual([]);
});
