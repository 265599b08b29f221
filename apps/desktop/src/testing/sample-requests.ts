import type { DeviceRequest } from "@rockpool/gateway-core/contract/devices";
import type { PersonRequest } from "@rockpool/gateway-core/contract/people";

/** A phone that asks to be let in, with what differs. */
export function sampleDeviceRequest(more: Partial<DeviceRequest> = {}): DeviceRequest {
  return {
    requestId: "d1",
    deviceId: "phone",
    name: "Ada's phone",
    platform: "ios",
    client: "companion",
    role: "operator",
    scopes: ["operator.read"],
    remoteIp: "192.168.1.20",
    browserOrigin: null,
    at: 5_000,
    whose: "somebody",
    ...more,
  };
}

/** Somebody who wrote on Telegram, with what differs. */
export function samplePersonRequest(more: Partial<PersonRequest> = {}): PersonRequest {
  return {
    channel: "telegram",
    channelLabel: "Telegram",
    accountId: "default",
    requestId: "p1",
    senderId: "4711",
    name: "Grace",
    at: 5_000,
    ...more,
  };
}
