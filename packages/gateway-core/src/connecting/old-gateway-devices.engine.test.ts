import { afterAll, beforeAll, expect, it } from "vitest";
import { type GatewayRpc, openRpc } from "../openclaw/open-rpc.ts";
import { type RealGateway, startRealGateway } from "../openclaw/testing/real-gateway.ts";
import { deviceList } from "./device-list.ts";
import { requestGone } from "./request-gone.ts";
import { type DeviceClient, deviceClient } from "./testing/device-client.ts";

let gateway: RealGateway;
let rpc: GatewayRpc;
let client: DeviceClient;

beforeAll(async () => {
  const started = await startRealGateway("2026.4.29");
  if (typeof started === "string") throw new Error(started);
  gateway = started;
  rpc = await openRpc(gateway.engine, gateway.id, { mode: "token", secret: gateway.token, why: "config" });
  client = deviceClient({ address: gateway.wished.address, token: gateway.token, name: "Old phone" });
}, 400_000);
afterAll(async () => {
  client.close();
  rpc.close();
  await gateway.dispose();
});

const list = async () => deviceList(await rpc.call("device.pair.list"), new Set());

it("2026.4.29 tells of a device, lets it in and throws it out, and has no more than that", {
  timeout: 60_000,
}, async () => {
  const events: string[] = [];
  const stop = rpc.onEvent(({ event }) => events.push(event));
  expect(await client.connect()).toBe("PAIRING_REQUIRED");
  await expect.poll(() => events).toContain("device.pair.requested");
  stop();
  const [request] = (await list()).pending;
  expect(request).toMatchObject({ deviceId: client.deviceId, name: "Old phone", whose: "somebody" });
  await rpc.call("device.pair.approve", { requestId: request?.requestId });
  expect(await client.connect()).toBe("ok");
  expect((await list()).paired).toMatchObject([{ deviceId: client.deviceId, connected: "unknown" }]);

  const closed = client.closed();
  await rpc.call("device.pair.remove", { deviceId: client.deviceId });
  expect(await closed).toBeGreaterThan(0);
  const again = rpc.call("device.pair.remove", { deviceId: client.deviceId });
  await expect(again.catch((error: unknown) => requestGone(error, "device"))).resolves.toMatchObject({
    code: "not-found",
  });
  const reject = rpc.call("device.pair.reject", { requestId: request?.requestId });
  await expect(reject.catch((error: unknown) => requestGone(error, "request"))).resolves.toMatchObject({
    code: "request-gone",
  });
  for (const method of ["device.pair.rename", "channels.pairing.list"])
    expect(rpc.methods.has(method)).toBe(false);
});
