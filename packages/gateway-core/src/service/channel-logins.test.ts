import { afterEach, expect, it, vi } from "vitest";
import type { ChannelLogin } from "../contract/channels.ts";
import { type ChannelLogins, createChannelLogins } from "./channel-logins.ts";

const png = (name: string) => `data:image/png;base64,${name}`;
const code = (name: string) => ({
  qrDataUrl: png(name),
  message: "Scan this QR in WhatsApp → Linked Devices.",
});
const rotated = (name: string) => ({
  connected: false,
  message: "QR refreshed. Scan the latest code in WhatsApp → Linked Devices.",
  qrDataUrl: png(name),
});
const stillWaiting = {
  connected: false,
  message: "Still waiting for the QR scan. Let me know when you’ve scanned it.",
};
const linked = { connected: true, message: "✅ Linked! WhatsApp is ready." };
const expired = { connected: false, message: "The login QR expired. Ask me to generate a new one." };

const waitMs = 100;
let logins: ChannelLogins;
afterEach(() => {
  logins.close();
});

/** A gateway that answers in this order, each once; a function answers when it likes. */
function gateway(...answers: (object | Error | (() => Promise<object>))[]) {
  const asked: { method: string; params: Record<string, unknown> }[] = [];
  const onLinked = vi.fn();
  const ask = async (method: string, params: unknown) => {
    asked.push({ method, params: params as Record<string, unknown> });
    const answer = answers.shift();
    if (answer === undefined) return new Promise<never>(() => {});
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer() : answer;
  };
  logins = createChannelLogins({ live: { ask }, onLinked, waitMs, pauseMs: 1 });
  return { asked, onLinked };
}

const whatsapp = { channel: "whatsapp", accountId: null, force: false };
function follow({ loginId }: ChannelLogin) {
  const seen: ChannelLogin[] = [];
  logins.subscribe(loginId, (login) => seen.push(login));
  const until = (state: ChannelLogin["state"], shown?: number) =>
    vi.waitFor(() => {
      const last = seen.at(-1);
      expect(last).toMatchObject(shown === undefined ? { state } : { state, shown });
      return last as ChannelLogin;
    });
  return { seen, until };
}

it("shows a code, the one that takes its place, and who was linked", async () => {
  const { asked, onLinked } = gateway(code("one"), rotated("two"), linked);
  const { seen, until } = follow(logins.begin(whatsapp));
  await until("linked");
  expect(seen.map(({ state, qr, shown }) => [state, qr, shown])).toEqual([
    ["preparing", null, 0],
    ["waiting", png("one"), 1],
    ["waiting", png("two"), 2],
    ["linked", null, 2],
  ]);
  expect(seen[1]?.renewsAt).toBeGreaterThan(Date.now());
  expect(asked.map(({ method }) => method)).toEqual(["web.login.start", "web.login.wait", "web.login.wait"]);
  expect(asked[2]?.params).toMatchObject({
    channel: "whatsapp",
    currentQrDataUrl: png("one").replace("one", "two"),
  });
  expect(onLinked).toHaveBeenCalledTimes(1);
});

it("asks on where nobody has scanned it yet", async () => {
  const late = () =>
    new Promise<object>((resolve) => {
      setTimeout(() => resolve(stillWaiting), waitMs);
    });
  const { asked } = gateway(code("one"), late, linked);
  const { until } = follow(logins.begin(whatsapp));
  await until("linked");
  expect(asked).toHaveLength(3);
});

it("expires three times, each time with another code to be had", async () => {
  gateway(code("a"), expired, code("b"), expired, code("c"), expired);
  const { loginId } = logins.begin(whatsapp);
  const { until } = follow(logins.begin(whatsapp));
  for (const shown of [1, 2, 3]) {
    expect(await until("expired", shown)).toMatchObject({ qr: null, renewsAt: null });
    if (shown < 3) logins.renew(loginId);
  }
});

it("is one for each account, whoever asks", () => {
  const { asked } = gateway(code("one"));
  const first = logins.begin(whatsapp);
  expect(logins.begin(whatsapp).loginId).toBe(first.loginId);
  expect(logins.begin({ ...whatsapp, accountId: "work" }).loginId).not.toBe(first.loginId);
  expect(asked.filter(({ method }) => method === "web.login.start")).toHaveLength(2);
});

it("says that the gateway was restarted meanwhile, and begins again where that is asked for", async () => {
  gateway(code("one"), new Error("closed"), code("two"), linked);
  const begun = logins.begin(whatsapp);
  const { until } = follow(begun);
  expect(await until("failed")).toMatchObject({ message: "closed", qr: null });
  logins.renew(begun.loginId);
  await until("linked");
});

it("says what the channel says where it has no code", async () => {
  gateway({ message: "Failed to get QR: Error: Timed out waiting for WhatsApp QR" });
  const { until } = follow(logins.begin(whatsapp));
  expect((await until("failed")).message).toContain("Timed out");
});

it("knows one that is linked already, and as whom", async () => {
  gateway({ message: "WhatsApp is already linked (+391234567890). Say “relink” if you want a fresh QR." });
  const { until } = follow(logins.begin(whatsapp));
  expect(await until("linked")).toMatchObject({ accountName: "+391234567890" });
});

it("is cancelled, and what comes after that counts for nothing", async () => {
  let answer: (code: object) => void = () => {};
  const pending = new Promise<object>((resolve) => {
    answer = resolve;
  });
  gateway(() => pending);
  const begun = logins.begin(whatsapp);
  const { seen } = follow(begun);
  logins.cancel(begun.loginId);
  answer(code("late"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen.map(({ state }) => state)).toEqual(["preparing", "cancelled"]);
  expect(() => logins.renew("no-such")).toThrow("no sign-in");
});
