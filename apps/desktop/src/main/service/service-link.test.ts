import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { silentLogger } from "@rockpool/gateway-core/host/logger";
import type { Membership } from "@rockpool/gateway-core/sharing/join";
import { describe, expect, it, vi } from "vitest";
import { sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { createServiceLink } from "./service-link.ts";

function membership() {
  let push: (snapshot: Snapshot) => void = () => {};
  const bridge: Bridge = {
    call: async () => ({ ok: true, value: {} }) as never,
    subscribe(name, _params, listener) {
      if (name === "snapshot") push = listener as (value: unknown) => void;
      return () => {};
    },
  };
  const close = vi.fn(async () => {});
  const joined: Membership = { bridge, role: () => "owner", onRoleChange: () => () => {}, close };
  return { joined, bridge, close, show: (snapshot: Snapshot) => push(snapshot) };
}

describe("createServiceLink", () => {
  it("loads once, when it is told to", async () => {
    const { joined, bridge } = membership();
    const join = vi.fn(async () => joined);
    const link = createServiceLink(join, silentLogger);
    await Promise.resolve();
    expect(join).not.toHaveBeenCalled();
    link.load();
    link.load();
    expect(await link.bridge).toBe(bridge);
    expect(join).toHaveBeenCalledOnce();
  });

  it("hands on every snapshot, the present one first", async () => {
    const { joined, show } = membership();
    const link = createServiceLink(async () => joined, silentLogger);
    link.load();
    await link.bridge;
    show(sampleSnapshot("stopped"));
    const phases: string[] = [];
    link.onSnapshot(({ phase }) => phases.push(phase));
    show(sampleSnapshot("running"));
    expect(phases).toEqual(["stopped", "running"]);
    expect(link.snapshot()?.phase).toBe("running");
  });

  it("waits for a snapshot, or until it is told not to", async () => {
    const { joined, show } = membership();
    const link = createServiceLink(async () => joined, silentLogger);
    link.load();
    await link.bridge;
    const { signal } = new AbortController();
    show(sampleSnapshot("running"));
    expect(await link.until(({ phase }) => phase === "running", signal)).toMatchObject({ phase: "running" });
    const later = link.until(({ phase }) => phase === "stopped", signal);
    show(sampleSnapshot("stopped"));
    expect(await later).toMatchObject({ phase: "stopped" });

    const impatient = new AbortController();
    const never = link.until(() => false, impatient.signal);
    impatient.abort(new Error("enough"));
    await expect(never).rejects.toThrow("enough");
  });

  it("explains itself where there is no service", async () => {
    const failure = { code: "service-version" as const, message: "too old" };
    const link = createServiceLink(() => Promise.reject(new RockpoolError(failure)), silentLogger);
    link.load();
    const bridge = await link.bridge;
    expect(await bridge.call("gateway.start", {})).toEqual({ ok: false, failure });
    expect(link.snapshot()).toMatchObject({ phase: "needs-attention", failure });
    expect(link.settings()).toMatchObject({ theme: "system" });
    await link.close();
  });

  it("leaves the service when it is closed", async () => {
    const { joined, close } = membership();
    const link = createServiceLink(async () => joined, silentLogger);
    link.load();
    await link.bridge;
    await link.close();
    expect(close).toHaveBeenCalledOnce();
  });
});
