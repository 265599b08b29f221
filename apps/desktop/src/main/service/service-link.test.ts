import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { silentLogger } from "@rockpool/gateway-core/host/logger";
import type { Membership } from "@rockpool/gateway-core/sharing/join";
import { describe, expect, it, vi } from "vitest";
import { sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { createServiceLink } from "./service-link.ts";

function membership() {
  const pushes = new Set<(snapshot: Snapshot) => void>();
  const bridge: Bridge = {
    call: async () => ({ ok: true, value: {} }) as never,
    subscribe(name, _params, listener) {
      if (name === "snapshot") pushes.add(listener as (value: unknown) => void);
      return () => {};
    },
  };
  const close = vi.fn(async () => {});
  const joined: Membership = { bridge, role: () => "owner", onRoleChange: () => () => {}, close };
  const show = (snapshot: Snapshot) => {
    for (const push of pushes) push(snapshot);
  };
  return { joined, bridge, close, show };
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

  it("tries again with a call, and goes on as if nothing had been", async () => {
    const { joined, bridge, show, close } = membership();
    const tooOld = new RockpoolError({ code: "service-version", message: "too old" });
    const join = vi
      .fn()
      .mockRejectedValueOnce(tooOld)
      .mockRejectedValueOnce(tooOld)
      .mockResolvedValue(joined);
    const call = vi.spyOn(bridge, "call");
    const link = createServiceLink(join, silentLogger);
    link.load();
    const stays = await link.bridge;
    expect(link.snapshot()?.failure?.actions).toEqual([{ kind: "retry" }]);
    expect(await stays.call("engine.search", {})).toMatchObject({ ok: false });

    const seen: unknown[] = [];
    stays.subscribe("snapshot", {}, ({ phase }) => seen.push(phase));
    await Promise.all([stays.call("engine.search", {}), stays.call("settings.get", {})]);
    expect(join).toHaveBeenCalledTimes(3);
    expect(call.mock.calls.map(([name]) => name)).toEqual(["engine.search", "settings.get"]);
    show(sampleSnapshot("running"));
    expect(link.snapshot()?.phase).toBe("running");
    expect(seen).toEqual(["needs-attention", "running"]);
    expect(await stays.call("gateway.stop", {})).toMatchObject({ ok: true });
    expect(join).toHaveBeenCalledTimes(3);
    await link.close();
    expect(close).toHaveBeenCalledOnce();
  });

  it("leaves again what it joined only after it was closed", async () => {
    const { joined, close } = membership();
    let arrive: (joined: Membership) => void = () => {};
    const link = createServiceLink(() => new Promise((resolve) => (arrive = resolve)), silentLogger);
    link.load();
    await Promise.resolve();
    await link.close();
    arrive(joined);
    await link.bridge;
    expect(close).toHaveBeenCalledOnce();
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
