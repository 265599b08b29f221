import { describe, expect, it } from "vitest";
import { deviceList } from "./device-list.ts";

/** As 2026.9.6 answers, with what Rockpool does not show left in. */
const pending = {
  requestId: "r1",
  deviceId: "phone",
  publicKey: "AVrS",
  displayName: "Ada's phone",
  platform: "ios",
  clientId: "openclaw-ios",
  clientMode: "ui",
  role: "operator",
  roles: ["operator"],
  scopes: ["operator.read"],
  remoteIp: "172.17.0.1",
  silent: false,
  ts: 2_000,
};
const paired = {
  deviceId: "browser",
  displayName: "Chromium",
  platform: "linux",
  clientId: "openclaw-control-ui",
  role: "operator",
  scopes: ["operator.admin"],
  remoteIp: "172.17.0.1",
  approvedVia: "silent",
  createdAtMs: 1_000,
  approvedAtMs: 1_100,
  lastSeenAtMs: 1_200,
  connected: true,
  tokens: [{ role: "operator", lastUsedAtMs: 1_300 }],
};
const list = (more: { pending?: unknown[]; paired?: unknown[] }, own: string[] = []) =>
  deviceList({ pending: [], paired: [], ...more }, new Set(own));

describe("deviceList", () => {
  it("tells who asks, the oldest first", () => {
    const older = { ...pending, requestId: "r0", ts: 1_000 };
    const { pending: requests } = list({ pending: [pending, older] });
    expect(requests.map(({ requestId }) => requestId)).toEqual(["r0", "r1"]);
    expect(requests[1]).toEqual({
      requestId: "r1",
      deviceId: "phone",
      name: "Ada's phone",
      platform: "ios",
      client: "openclaw-ios",
      role: "operator",
      scopes: ["operator.read"],
      remoteIp: "172.17.0.1",
      browserOrigin: null,
      at: 2_000,
      whose: "somebody",
    });
  });

  it("takes no name for proof: only an id that signed in with us is ours", () => {
    const named = { ...pending, displayName: "Rockpool", clientId: "openclaw-control-ui" };
    expect(list({ pending: [named] }).pending[0]?.whose).toBe("somebody");
    expect(list({ pending: [named] }, ["phone"]).pending[0]?.whose).toBe("own-dashboard");
    expect(list({ pending: [pending] }, ["phone"]).pending[0]?.whose).toBe("own-client");
  });

  it("tells who was let in, and which of them is ours", () => {
    const [device] = list({ paired: [paired] }, ["browser"]).paired;
    expect(device).toMatchObject({
      name: "Chromium",
      client: "control-ui",
      approvedBy: "silent",
      pairedAt: 1_100,
      lastSeenAt: 1_200,
      connected: "yes",
      isOurs: true,
    });
    expect(list({ paired: [{ ...paired, operatorLabel: "Desk" }] }).paired[0]).toMatchObject({
      name: "Desk",
      isOurs: false,
    });
  });

  it("says unknown where an older gateway says nothing", () => {
    const { deviceId, clientId, tokens } = paired;
    expect(list({ paired: [{ deviceId, clientId, tokens }] }).paired[0]).toMatchObject({
      platform: null,
      role: null,
      scopes: [],
      approvedBy: null,
      pairedAt: null,
      lastSeenAt: 1_300,
      connected: "unknown",
    });
  });

  it("leaves out what it cannot read, and refuses what is no list", () => {
    expect(list({ pending: [{ deviceId: "x" }, pending], paired: [7] })).toMatchObject({
      pending: [{ requestId: "r1" }],
      paired: [],
    });
    expect(() => deviceList({}, new Set())).toThrow();
  });
});
