import { createServer, connect as netConnect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { socketConnection } from "./socket-connection.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function pair(): Promise<[Socket, Socket]> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const client = netConnect((server.address() as { port: number }).port, "127.0.0.1");
  const peer = await accepted;
  ends.push(() => {
    client.destroy();
    peer.destroy();
    server.close();
  });
  return [peer, client];
}

test("messages arrive whole and in order, a character cut in two included", async () => {
  const [server, raw] = await pair();
  const got: unknown[] = [];
  const enough = new Promise<void>((resolve) => {
    socketConnection(server, 1_000).onMessage((message) => {
      got.push(message);
      if (got.length === 2) resolve();
    });
  });
  const bytes = Buffer.from(`${JSON.stringify({ text: "Schlüssel 🗝" })}\n{"n":2}\n`);
  const cut = bytes.indexOf(0xf0) + 2;
  raw.write(bytes.subarray(0, cut));
  await new Promise((resolve) => setTimeout(resolve, 20));
  raw.write(bytes.subarray(cut));
  await enough;
  expect(got).toEqual([{ text: "Schlüssel 🗝" }, { n: 2 }]);
});

test.each([
  ["no JSON", "hello\n"],
  ["half a JSON text", '{"a":\n'],
  ["a line without end", "x".repeat(5_000)],
])("a peer that sends %s is cut off", async (_what, bytes) => {
  const [server, raw] = await pair();
  const connection = socketConnection(server, 1_000);
  const closed = new Promise<void>((resolve) => connection.onClose(resolve));
  raw.on("error", () => {});
  raw.write(bytes);
  await closed;
  expect(connection.send({ late: true })).toBe(true);
});

test("a reader that does not read makes `send` answer false, and drains when it does", async () => {
  const [server, raw] = await pair();
  raw.pause();
  const connection = socketConnection(server, 1_000);
  const message = { text: "x".repeat(100_000) };
  let sent = 0;
  while (connection.send(message) && sent < 1_000) sent += 1;
  expect(sent).toBeLessThan(1_000);
  const drained = new Promise<void>((resolve) => connection.onDrain(resolve));
  raw.resume();
  await drained;
});

test("closing lets the last words through", async () => {
  const [server, raw] = await pair();
  let text = "";
  raw.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const ended = new Promise<void>((resolve) => raw.on("end", resolve));
  const connection = socketConnection(server, 1_000);
  connection.send({ last: true });
  connection.close();
  await ended;
  expect(text).toBe('{"last":true}\n');
});
