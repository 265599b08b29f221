import type { ChannelLogin } from "@rockpool/gateway-core/contract/channels";
import { fakeConnecting } from "@rockpool/gateway-core/router/testing/fake-connecting";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { qrLines } from "../../terminal/qr-lines.ts";
import { runCli } from "../../testing/run-cli.ts";

const token = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const inputs = ({ called }: ReturnType<typeof fakeService>, call: string) =>
  called.filter(({ name }) => name === call).map(({ input }) => input);

test("list tells how each account is, and what could be added", async () => {
  const cli = runCli(["channel", "list"], { service: fakeService() });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/telegram +default +@ada_bot +Linked/);
  expect(cli.stderr()).toContain("Can be added: whatsapp, matrix");
  const json = runCli(["channel", "list", "--json"], { service: fakeService() });
  await json.exit;
  expect(JSON.parse(json.stdout())).toEqual(fakeConnecting.channels);
});

test("add takes a token from standard input, and shows it nowhere", async () => {
  const fake = fakeService();
  const cli = runCli(["channel", "add", "telegram", "--stdin", "--name", "Ada"], { service: fake });
  cli.stdin.end(`${token}\n`);
  expect(await cli.exit).toBe(0);
  expect(inputs(fake, "channels.add")).toEqual([
    { channel: "telegram", fields: { botToken: token }, name: "Ada" },
  ]);
  expect(cli.stdout()).toContain("Telegram: Linked as @ada_bot");
  expect(cli.stdout() + cli.stderr()).not.toContain(token);
});

test("add asks in a terminal, unseen, and says where to get it", async () => {
  const fake = fakeService();
  const cli = runCli(["channel", "add", "telegram"], { service: fake, tty: true });
  await cli.says("Bot token:");
  cli.stdin.write(`${token}\r`);
  expect(await cli.exit).toBe(0);
  expect(cli.stdout() + cli.stderr()).toContain("@BotFather");
  expect(inputs(fake, "channels.add")).toEqual([{ channel: "telegram", fields: { botToken: token } }]);
  expect(cli.stdout() + cli.stderr()).not.toContain(token);
});

test.each([
  [["add", "pigeon"], 'There is no channel "pigeon". There are: telegram, whatsapp, matrix'],
  [["add", "whatsapp"], "rockpool channel login whatsapp"],
  [["login", "telegram"], "rockpool channel add telegram"],
  [["add", "telegram"], "--stdin"],
])("%j is refused in words", async (args, words) => {
  const fake = fakeService();
  const cli = runCli(["channel", ...args], { service: fake });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain(words);
  expect(inputs(fake, "channels.add")).toEqual([]);
});

test("remove waits for a yes; restart and logout do not", async () => {
  const fake = fakeService();
  const asked = runCli(["channel", "remove", "telegram"], { service: fake });
  expect(await asked.exit).toBe(3);
  expect(inputs(fake, "channels.remove")).toEqual([]);
  for (const order of ["restart", "logout", "remove"]) {
    const yes = order === "remove" ? ["--yes"] : [];
    const cli = runCli(["channel", order, "telegram", ...yes], { service: fake });
    expect(await cli.exit).toBe(0);
    expect(inputs(fake, `channels.${order}`)).toEqual([{ channel: "telegram" }]);
  }
});

/** A code of the smallest version, as a picture: what is in it does not matter. */
function picture(scale: number, margin: number): { url: string; isDark(x: number, y: number): boolean } {
  const size = 21;
  const isFinder = (x: number, y: number) => {
    const [a, b] = [x > 13 ? x - 14 : x, y > 13 ? y - 14 : y];
    if (a > 6 || b > 6 || (x > 13 && y > 13)) return null;
    const ring = Math.max(Math.abs(a - 3), Math.abs(b - 3));
    return ring !== 2;
  };
  const isDark = (x: number, y: number) => isFinder(x, y) ?? (x * 7 + y * 3) % 5 < 2;
  const edge = (size + 2 * margin) * scale;
  const png = new PNG({ width: edge, height: edge });
  for (let y = 0; y < edge; y++)
    for (let x = 0; x < edge; x++) {
      const [column, row] = [Math.floor(x / scale) - margin, Math.floor(y / scale) - margin];
      const inside = column >= 0 && row >= 0 && column < size && row < size;
      png.data.fill(inside && isDark(column, row) ? 0 : 255, (y * edge + x) * 4, (y * edge + x) * 4 + 3);
      png.data[(y * edge + x) * 4 + 3] = 255;
    }
  return { url: `data:image/png;base64,${PNG.sync.write(png).toString("base64")}`, isDark };
}

test.each([
  [1, 0],
  [4, 4],
  [7, 1],
])("a code at %i pixels a module is drawn as it is", (scale, margin) => {
  const { url, isDark } = picture(scale, margin);
  const lines = qrLines(url) ?? [];
  expect(lines).toHaveLength(13);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const plain = lines.map((line) => line.replaceAll(/\u001b\[[\d;]*m/g, ""));
  for (let y = 0; y < 21; y++)
    for (let x = 0; x < 21; x++) {
      const block = plain[Math.floor((y + 2) / 2)]?.[x + 2] ?? "";
      const light = (y + 2) % 2 === 0 ? "█▀" : "█▄";
      expect(light.includes(block)).toBe(!isDark(x, y));
    }
});

test("what is no code is not drawn", () => {
  expect(qrLines(fakeConnecting.login.qr ?? "")).toBeNull();
  expect(qrLines("data:image/png;base64,AAAA")).toBeNull();
});

test("login draws each code, asks for another when one expires, and says who was linked", async () => {
  const fake = fakeService();
  const { url } = picture(2, 2);
  const cli = runCli(["channel", "login", "whatsapp"], { service: fake });
  const { loginId } = fakeConnecting.login;
  const push = (part: Partial<ChannelLogin>) =>
    fake.push("channelLogin", { ...fakeConnecting.login, loginId, channel: "whatsapp", qr: null, ...part });
  await expect.poll(() => fake.subscribers("channelLogin")).toBe(1);
  push({ state: "waiting", qr: url, renewsAt: 30_000 });
  await cli.says("Another code in 20 s");
  expect(cli.stdout()).toContain("▀");
  push({ state: "expired" });
  await cli.says("Asking for another code");
  expect(inputs(fake, "channels.renewLogin")).toEqual([{ loginId }]);
  push({ state: "linked", accountName: "+39 02 1234567" });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain("WhatsApp is linked as +39 02 1234567.");
});

test("login is cancelled by Ctrl-C, and at the gateway as well", async () => {
  const fake = fakeService();
  const cli = runCli(["channel", "login", "whatsapp"], { service: fake });
  await expect.poll(() => fake.subscribers("channelLogin")).toBe(1);
  cli.interrupt();
  expect(await cli.exit).toBe(130);
  expect(inputs(fake, "channels.cancelLogin")).toHaveLength(1);
});
