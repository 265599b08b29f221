import { expect, test } from "vitest";
import { connectionBridge } from "./connection-bridge.ts";
import { localBridge } from "./local-bridge.ts";
import { serveConnection } from "./serve-connection.ts";
import { fakeService } from "./testing/fake-service.ts";
import { memoryConnections } from "./testing/memory-connections.ts";

function pair() {
  const service = fakeService();
  const [server, client] = memoryConnections();
  const bridge = connectionBridge(client);
  serveConnection(localBridge(service.handlers, service.sources), server, { appVersion: "1.2.3", pid: 42 });
  return { service, server, client, bridge };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

test("a call and a subscription reach the service and come back", async () => {
  const { service, bridge } = pair();
  expect(await bridge.hello).toMatchObject({ appVersion: "1.2.3", pid: 42 });
  const revisions: number[] = [];
  const stop = bridge.subscribe("snapshot", {}, (value) => revisions.push(value.revision));
  const reply = await bridge.call("settings.set", { patch: { port: 19_000 } });
  expect(reply).toMatchObject({ ok: true, value: { port: 19_000 } });
  stop();
  await settle();
  service.setSnapshot({});
  await settle();
  expect(revisions).toEqual([1]);
  expect(service.subscribers("snapshot")).toBe(0);
});

test("a connection that ends answers open calls with what is known about them", async () => {
  const { server, bridge } = pair();
  const open = bridge.call("settings.get", {});
  server.close();
  expect(await open).toMatchObject({
    ok: false,
    failure: { code: "service-unreachable", facts: { lost: "true" } },
  });
  const late = await bridge.call("settings.get", {});
  expect(late).toMatchObject({ ok: false, failure: { code: "service-unreachable" } });
  expect((late as { failure: { facts?: object } }).failure.facts).toBeUndefined();
  expect(() => bridge.subscribe("snapshot", {}, () => {})()).not.toThrow();
});

test("a service that ends says that open calls were not carried out", async () => {
  const [server, client] = memoryConnections();
  const bridge = connectionBridge(client);
  const never = { call: () => new Promise<never>(() => {}), subscribe: () => () => {} };
  const served = serveConnection(never, server, { appVersion: "1.2.3", pid: 42 });
  const open = bridge.call("gateway.start", {});
  served.leave();
  expect(await open).toMatchObject({
    ok: false,
    failure: { code: "service-unreachable", facts: { leaving: "true" } },
  });
});

test("hello is null where the connection ends before it", async () => {
  const [server, client] = memoryConnections();
  const bridge = connectionBridge(client);
  server.close();
  expect(await bridge.hello).toBeNull();
});

const notTheProtocol: unknown[] = [
  null,
  "hello",
  {},
  { type: "hello" },
  { type: "reply", id: "1", reply: { ok: true } },
  { type: "reply", id: 1, reply: { ok: false } },
  { type: "reply", id: 1, reply: { ok: "yes" } },
  { type: "constructor", id: 1 },
];

test.each(notTheProtocol)("a server that says %j is left", async (message) => {
  const [server, client] = memoryConnections();
  connectionBridge(client);
  server.send(message);
  await settle();
  expect(client.closed).toBe(true);
});

test("answers and pushes with an unknown id are ignored", async () => {
  const { server, client } = pair();
  server.send({ type: "reply", id: 99, reply: { ok: true, value: 1 } });
  server.send({ type: "push", id: 99, value: 1 });
  await settle();
  expect(client.closed).toBe(false);
});

test("a refused subscription is forgotten", async () => {
  const { service, client, bridge } = pair();
  const stop = bridge.subscribe("logs", { tail: -5 }, () => {});
  await settle();
  stop();
  expect(client.sent.map((message) => (message as { type: string }).type)).toEqual(["subscribe"]);
  expect(service.subscribers("logs")).toBe(0);
});
