import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Adopted } from "../contract/adoption.ts";
import { Memory } from "../contract/settings.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import type { FakeEngine } from "../engine/fake-engine.ts";
import { silentLogger } from "../host/logger.ts";
import { type GatewayRpc, openRpc } from "../openclaw/open-rpc.ts";
import { FakeGateway, Refusal } from "../openclaw/testing/fake-gateway.ts";
import { runningContainer } from "../openclaw/testing/running-container.ts";
import { devicesHandlers } from "./devices-handlers.ts";
import { createLiveGateway, type LiveGateway } from "./live-gateway.ts";
import { peopleHandlers } from "./people-handlers.ts";
import { createRequestsDesk, type RequestsDesk } from "./requests-desk.ts";
import { firstState, type ServiceState } from "./service-state.ts";

const pending = { requestId: "r1", deviceId: "phone", displayName: "Phone", ts: 1 };
const person = { requestId: "p1", channel: "telegram", senderId: "7", metadata: { firstName: "Grace" } };
const gone = (message: string) => () => {
  throw new Refusal("INVALID_REQUEST", undefined, { message });
};

let engine: FakeEngine;
let details: ContainerDetails;
let gateway: FakeGateway;
let state: ServiceState;
let memory: Memory;
let live: LiveGateway;
let desk: RequestsDesk;
let devices: object[];
let opened: GatewayRpc[];
let asked: { method: string; params: unknown }[];
const listeners = new Set<() => void>();
const change = (patch: Partial<ServiceState>) => {
  state = { ...state, ...patch };
  for (const listener of [...listeners]) listener();
};

async function start(more: Record<string, (params: never) => unknown> = {}): Promise<void> {
  const methods: Record<string, (params: never) => unknown> = {
    "device.pair.list": () => ({ pending: devices, paired: [] }),
    "device.pair.approve": () => ({}),
    ...more,
  };
  const recorded = Object.entries(methods).map(([method, answer]) => [
    method,
    (params: never) => {
      asked.push({ method, params });
      return answer(params);
    },
  ]);
  gateway = new FakeGateway({
    ...{ token: "t", protocol: 4, version: "2026.9.6" },
    methods: Object.fromEntries(recorded),
  });
  engine.programs.get = () => gateway.relay;
  const access = {
    running: () => ({ engine, details }),
    async rpc() {
      const rpc = await openRpc(engine, details.id, { mode: "token", secret: "t", why: "config" });
      opened.push(rpc);
      return rpc;
    },
  };
  const watched = {
    get: () => state,
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  live = createLiveGateway({ access, state: watched, log: silentLogger, pausesMs: [1] });
  desk = createRequestsDesk({ live, access, state: { change }, settings, log: silentLogger });
}

const settings = {
  memory: () => memory,
  remember: (patch: Partial<Memory>) => {
    memory = { ...memory, ...patch };
  },
};
const runs = () =>
  change({
    engine: { kind: "connected" } as ServiceState["engine"],
    container: details,
    health: { ...firstState.health, live: "yes" },
  });
const waiting = () => state.requests?.devices.map(({ requestId }) => requestId);

beforeEach(async () => {
  const running = await runningContainer();
  engine = running.engine;
  const found = await engine.inspectContainer(running.id);
  if (found === null) throw new Error("no container");
  details = found;
  state = firstState;
  memory = Memory.parse({ instanceId: "12345678" });
  devices = [pending];
  opened = [];
  asked = [];
});
afterEach(() => {
  desk.close();
  live.close();
  for (const rpc of opened) rpc.close();
  gateway.close();
  listeners.clear();
});

describe("requests of the running gateway", () => {
  it("are nobody's business before somebody follows, and unknown when the gateway goes", async () => {
    await start();
    runs();
    expect(opened).toEqual([]);
    const stop = live.follow();
    await vi.waitFor(() => expect(waiting()).toEqual(["r1"]));
    change({ container: { ...details, status: "exited" } });
    expect(state.requests).toBeNull();
    stop();
  });

  it("follow the gateway's events, and are read anew after a connection broke", async () => {
    await start();
    live.follow();
    runs();
    await vi.waitFor(() => expect(waiting()).toEqual(["r1"]));
    devices = [pending, { ...pending, requestId: "r2", ts: 2 }];
    gateway.emit("device.pair.requested", {});
    await vi.waitFor(() => expect(waiting()).toEqual(["r1", "r2"]));
    devices = [];
    gateway.hangUp();
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect(gateway.connects.length).toBeGreaterThan(1);
  });

  it("have people in them where the gateway lists them, and none where it is too old", async () => {
    await start({ "channels.pairing.list": () => ({ accounts: [], requests: [person] }) });
    live.follow();
    runs();
    await vi.waitFor(() => expect(state.requests?.people).toMatchObject([{ name: "Grace" }]));
  });
});

describe("answers", () => {
  const handlers = () => ({
    ...devicesHandlers({ live, requests: desk, settings }),
    ...peopleHandlers({ live, requests: desk, settings }),
  });
  const code = async (work: () => unknown) =>
    Promise.resolve()
      .then(work)
      .then(
        () => "ok",
        (error: { code?: string }) => error.code,
      );

  it("say that a request is over", async () => {
    await start({
      "device.pair.reject": gone("unknown requestId"),
      "device.pair.remove": gone("unknown deviceId"),
      "channels.pairing.dismiss": gone("pending DM access request no longer exists"),
      "channels.pairing.list": () => ({ accounts: [], requests: [] }),
    });
    const { "devices.reject": reject, "devices.revoke": revoke, "people.dismiss": dismiss } = handlers();
    expect(await code(() => reject({ requestId: "r1" }))).toBe("request-gone");
    expect(await code(() => revoke({ deviceId: "phone" }))).toBe("not-found");
    expect(await code(() => dismiss({ channel: "telegram", requestId: "p1" }))).toBe("request-gone");
  });

  it("name the account and ask for a word to the person", async () => {
    await start({
      "channels.pairing.approve": () => ({}),
      "channels.pairing.list": () => ({ accounts: [], requests: [] }),
    });
    await handlers()["people.approve"]({ channel: "telegram", requestId: "p1" });
    expect(asked[0]).toEqual({
      method: "channels.pairing.approve",
      params: { channel: "telegram", accountId: "default", requestId: "p1", notify: true },
    });
  });

  it("are not given to a gateway that is only watched, nor to one that knows no such question", async () => {
    await start();
    expect(await code(() => handlers()["devices.rename"]({ deviceId: "phone", name: "x" }))).toBe(
      "gateway-too-old",
    );
    expect(await code(() => handlers()["people.list"]({}))).toBe("gateway-too-old");
    const identity = {
      kind: "container-name",
      engineId: "e",
      name: "theirs",
    } as unknown as Adopted["identity"];
    memory = {
      ...memory,
      adopted: { mode: "watch", name: "theirs", endpoint: "unix:///x", identity } as Adopted,
    };
    asked = [];
    expect(await code(() => handlers()["devices.approve"]({ requestId: "r1" }))).toBe("gateway-watched");
    expect(await code(() => handlers()["people.approve"]({ channel: "x", requestId: "p" }))).toBe(
      "gateway-watched",
    );
    expect(asked).toEqual([]);
    await handlers()["devices.list"]({});
    expect(asked.map(({ method }) => method)).toEqual(["device.pair.list"]);
  });

  it("know which device is ours from when it was claimed, the newest first", async () => {
    await start();
    live.follow();
    runs();
    await vi.waitFor(() => expect(state.requests?.devices[0]?.whose).toBe("somebody"));
    await handlers()["devices.claim"]({ deviceId: "phone" });
    await vi.waitFor(() => expect(state.requests?.devices[0]?.whose).toBe("own-client"));
    for (let n = 0; n < 30; n += 1) await handlers()["devices.claim"]({ deviceId: `d${n}` });
    expect(memory.ownDevices).toHaveLength(20);
    expect(memory.ownDevices[0]).toBe("d29");
    expect(asked.filter(({ method }) => method === "device.pair.approve")).toEqual([]);
  });
});
