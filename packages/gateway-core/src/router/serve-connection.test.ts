import { expect, test } from "vitest";
import type { ServerMessage } from "../contract/wire.ts";
import { localBridge } from "./local-bridge.ts";
import { maxOpenCalls, maxSubscriptions, serveConnection } from "./serve-connection.ts";
import { type FakeService, fakeService } from "./testing/fake-service.ts";
import { type MemoryConnection, memoryConnections } from "./testing/memory-connections.ts";

function serve(service: FakeService = fakeService()) {
  const [server, client] = memoryConnections();
  serveConnection(localBridge(service.handlers, service.sources), server, { appVersion: "1.2.3", pid: 42 });
  return { service, server, client };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

function received(server: MemoryConnection, type: ServerMessage["type"]): ServerMessage[] {
  return (server.sent as ServerMessage[]).filter((message) => message.type === type);
}

test("says hello first", () => {
  const { server } = serve();
  expect(server.sent).toEqual([{ type: "hello", wireVersion: 1, appVersion: "1.2.3", pid: 42 }]);
});

test("answers calls by id, whatever order they end in", async () => {
  const { server, client } = serve();
  client.send({ type: "call", id: 1, name: "settings.get", input: {} });
  client.send({ type: "call", id: 2, name: "no.such", input: {} });
  client.send({ type: "call", id: 3, name: "operation.cancel", input: {} });
  await settle();
  const replies = new Map(
    received(server, "reply").map((message) => [(message as { id: number }).id, message]),
  );
  expect(replies.get(1)).toMatchObject({ reply: { ok: true, value: { port: 18789 } } });
  expect(replies.get(2)).toMatchObject({ reply: { ok: false, failure: { code: "input-invalid" } } });
  expect(replies.get(3)).toMatchObject({ reply: { ok: false, failure: { code: "input-invalid" } } });
});

const notTheProtocol: unknown[] = [
  null,
  "call",
  [],
  { type: "call" },
  { type: "call", id: -1, name: "settings.get", input: {} },
  { type: "call", id: 1.5, name: "settings.get", input: {} },
  { type: "call", id: 1, name: { toString: "x" }, input: {} },
  { type: "hello", wireVersion: 1, appVersion: "x", pid: 1 },
  { type: "subscribe", id: "1", name: "snapshot", params: {} },
];

test.each(notTheProtocol)("a peer that says %j is cut off", async (message) => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 1, name: "snapshot", params: {} });
  client.send(message);
  await settle();
  expect(server.closed).toBe(true);
  expect(service.subscribers("snapshot")).toBe(0);
});

test.each<[unknown, unknown]>([
  ["constructor", {}],
  ["__proto__", {}],
  ["nothing", {}],
  ["logs", { tail: "all" }],
  ["snapshot", null],
])("a subscription to %j with %j is refused by a reply to its id", async (name, params) => {
  const { server, client } = serve();
  client.send({ type: "subscribe", id: 9, name, params });
  await settle();
  expect(received(server, "reply")).toMatchObject([
    { id: 9, reply: { ok: false, failure: { code: "input-invalid" } } },
  ]);
});

test("a subscription pushes the current value and those that follow, until it is ended", async () => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 5, name: "snapshot", params: {} });
  await settle();
  service.setSnapshot({ phase: "running" });
  client.send({ type: "unsubscribe", id: 5 });
  client.send({ type: "unsubscribe", id: 77 });
  await settle();
  service.setSnapshot({ phase: "stopped" });
  expect(received(server, "push")).toMatchObject([
    { id: 5, value: { revision: 1 } },
    { id: 5, value: { revision: 2, phase: "running" } },
  ]);
  expect(service.subscribers("snapshot")).toBe(0);
});

test("an id in use is refused and the first subscription goes on", async () => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 5, name: "snapshot", params: {} });
  client.send({ type: "subscribe", id: 5, name: "settings", params: {} });
  await settle();
  expect(received(server, "reply")).toMatchObject([{ id: 5, reply: { ok: false } }]);
  expect([service.subscribers("snapshot"), service.subscribers("settings")]).toEqual([1, 0]);
});

test("the end of the connection ends every subscription", async () => {
  const { client, service } = serve();
  client.send({ type: "subscribe", id: 1, name: "snapshot", params: {} });
  client.send({ type: "subscribe", id: 2, name: "logs", params: {} });
  await settle();
  expect(service.subscribers("logs")).toBe(1);
  client.close();
  await settle();
  expect([service.subscribers("snapshot"), service.subscribers("logs")]).toEqual([0, 0]);
});

test("a slow reader gets the latest snapshot only", async () => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 1, name: "snapshot", params: {} });
  await settle();
  server.slow = true;
  for (let i = 0; i < 100; i++) service.setSnapshot({});
  server.slow = false;
  await settle();
  const revisions = received(server, "push").map(
    (message) => (message as { value: { revision: number } }).value.revision,
  );
  // The one that found the reader slow was taken by the connection; of the 99 after it, the last.
  expect(revisions).toEqual([1, 2, 101]);
});

test("a slow reader of logs is told how many lines it missed", async () => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 1, name: "logs", params: {} });
  await settle();
  server.slow = true;
  const entry = (id: number) => ({
    id,
    at: null,
    stream: "stdout" as const,
    level: null,
    text: `line ${id}`,
  });
  for (let i = 0; i < 8_001; i++) service.push("logs", { entries: [entry(i)], reset: false, dropped: 0 });
  server.slow = false;
  await settle();
  const [first, second] = received(server, "push") as {
    value: { entries: { id: number }[]; dropped: number };
  }[];
  expect(first?.value.entries.map(({ id }) => id)).toEqual([0]);
  expect(second?.value.dropped).toBe(3_000);
  expect(second?.value.entries).toHaveLength(5_000);
  expect(second?.value.entries.at(-1)?.id).toBe(8_000);
});

test("a log that starts anew forgets what was waiting", async () => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 1, name: "logs", params: {} });
  await settle();
  server.slow = true;
  const entry = { id: 1, at: null, stream: "stdout" as const, level: null, text: "old" };
  service.push("logs", { entries: [entry], reset: false, dropped: 0 });
  service.push("logs", { entries: [entry], reset: false, dropped: 0 });
  service.push("logs", { entries: [{ ...entry, text: "new" }], reset: true, dropped: 0 });
  service.push("logs", { entries: [{ ...entry, text: "newer" }], reset: false, dropped: 0 });
  server.slow = false;
  await settle();
  expect(received(server, "push").at(-1)).toMatchObject({
    value: { reset: true, dropped: 0, entries: [{ text: "new" }, { text: "newer" }] },
  });
});

test("terminal output is never dropped: a reader that falls too far behind is cut off", async () => {
  const { server, client, service } = serve();
  client.send({ type: "subscribe", id: 1, name: "openclaw", params: { sessionId: "s1" } });
  await settle();
  server.slow = true;
  const output = { kind: "output" as const, stream: "stdout" as const, data: "A".repeat(4 * 1024 * 1024) };
  service.push("openclaw", output);
  for (let i = 0; i < 4; i++) service.push("openclaw", output);
  expect(server.closed).toBe(false);
  service.push("openclaw", output);
  expect(server.closed).toBe(true);
});

test("a peer cannot pile up calls or subscriptions without end", async () => {
  const service = fakeService();
  const handlers = { ...service.handlers, "gateway.health": () => new Promise<never>(() => {}) };
  const { server, client } = serve({ ...service, handlers });
  for (let id = 0; id <= maxOpenCalls; id++)
    client.send({ type: "call", id, name: "gateway.health", input: {} });
  for (let id = 0; id <= maxSubscriptions; id++) {
    client.send({ type: "subscribe", id: 1000 + id, name: "stats", params: {} });
  }
  await settle();
  expect(received(server, "reply")).toMatchObject([
    { id: maxOpenCalls, reply: { ok: false, failure: { code: "input-invalid" } } },
    { id: 1000 + maxSubscriptions, reply: { ok: false, failure: { code: "input-invalid" } } },
  ]);
});
