import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeEngine } from "../engine/fake-engine.ts";
import type { GatewayAuth } from "./gateway-auth.ts";
import { openRpc } from "./open-rpc.ts";
import { suspendGateway } from "./suspend-gateway.ts";
import { FakeGateway, Refusal } from "./testing/fake-gateway.ts";
import { runningContainer } from "./testing/running-container.ts";

const auth: GatewayAuth = { mode: "token", secret: "s3cret", why: "config" };

describe("openRpc", () => {
  let engine: FakeEngine;
  let id: string;
  let gateway: FakeGateway;
  const methods = {
    health: () => ({ ok: true }),
    echo: (params: unknown) => params,
    refuse: () => {
      throw new Refusal("UNAVAILABLE", { reason: "startup-sidecars" });
    },
    hang: () => new Promise(() => {}),
    "gateway.suspend.prepare": () => ({ status: "ready" }),
  };

  beforeEach(async () => {
    ({ engine, id } = await runningContainer());
    gateway = serve(4);
  });
  afterEach(() => gateway.close());

  function serve(protocol: number): FakeGateway {
    const served = new FakeGateway({ token: "s3cret", protocol, version: "2026.9.6", methods });
    const relayCommand = (command: string) => command.startsWith("node -e");
    // The relay's script is the relay's business.
    vi.spyOn(engine.programs, "get").mockImplementation((command) =>
      relayCommand(command) ? served.relay : undefined,
    );
    return served;
  }
  function failure(code: string, reason: string): unknown {
    return expect.objectContaining({ failure: expect.objectContaining({ code, facts: { reason } }) });
  }

  it.each([4, 3])("shakes hands in protocol %i and asks for what a setup needs", async (protocol) => {
    gateway.close();
    gateway = serve(protocol);
    const rpc = await openRpc(engine, id, auth);
    expect(rpc).toMatchObject({ protocol, version: "2026.9.6", closed: false });
    expect(rpc.methods.has("health")).toBe(true);
    expect(gateway.connects[0]?.scopes).toContain("operator.admin");
    expect(await rpc.call("echo", { text: "größe\n".repeat(50_000) })).toEqual({
      text: "größe\n".repeat(50_000),
    });
    rpc.close();
    expect(rpc.closed).toBe(true);
  });

  it("keeps the secret out of the command", async () => {
    const rpc = await openRpc(engine, id, auth);
    rpc.close();
    expect(engine.requests.join("\n")).not.toContain("s3cret");
  });

  it("says what the gateway refuses, and goes on", async () => {
    const rpc = await openRpc(engine, id, auth);
    await expect(rpc.call("refuse")).rejects.toEqual(failure("gateway-rpc", "UNAVAILABLE"));
    await expect(rpc.call("hang", {}, 30)).rejects.toEqual(failure("gateway-rpc", "CLIENT_TIMEOUT"));
    expect(await rpc.call("health")).toEqual({ ok: true });
    rpc.close();
    await expect(rpc.call("health")).rejects.toEqual(failure("gateway-rpc", "closed"));
  });

  it("tells wrong secrets from other trouble, and leaves nothing open", async () => {
    const wrong = openRpc(engine, id, { ...auth, secret: "other" });
    await expect(wrong).rejects.toEqual(failure("gateway-sign-in", "AUTH_TOKEN_MISMATCH"));
    await vi.waitFor(() => expect(gateway.clients).toBe(0));
  });

  it("says why there is no connection when the gateway does not listen yet", async () => {
    vi.spyOn(engine.programs, "get").mockReturnValue(({ stderr }) => {
      stderr.write("ECONNREFUSED");
      return 1;
    });
    await expect(openRpc(engine, id, auth)).rejects.toThrow("ECONNREFUSED");
  });

  it("ends what waits when the gateway hangs up", async () => {
    const rpc = await openRpc(engine, id, auth);
    const waiting = rpc.call("hang");
    gateway.hangUp();
    await expect(waiting).rejects.toEqual(failure("gateway-rpc", "closed"));
    expect(rpc.closed).toBe(true);
  });

  it("can be called off", async () => {
    vi.spyOn(engine.programs, "get").mockReturnValue(() => new Promise(() => {}));
    const controller = new AbortController();
    const opening = openRpc(engine, id, auth, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(opening).rejects.toThrow("enough");
  });

  it("closes when nobody asks any more, but not under a call or a listener", async () => {
    const rpc = await openRpc(engine, id, auth, { idleMs: 60 });
    const stop = rpc.onEvent(() => undefined);
    await sleep(150);
    expect(rpc.closed).toBe(false);
    stop();
    await vi.waitFor(() => expect(rpc.closed).toBe(true));
    await vi.waitFor(() => expect(gateway.clients).toBe(0));
  });

  it("passes events on", async () => {
    const rpc = await openRpc(engine, id, auth);
    const heard = new Promise((resolve) => rpc.onEvent(resolve));
    gateway.emit("health", { ok: false });
    expect(await heard).toEqual({ event: "health", payload: { ok: false } });
    rpc.close();
  });

  it("suspends where the gateway can, and never fails at it", async () => {
    const rpc = await openRpc(engine, id, auth);
    expect(await suspendGateway(rpc)).toBe("ready");
    expect(await suspendGateway({ ...rpc, methods: new Set() })).toBe("unsupported");
    rpc.close();
    expect(await suspendGateway(rpc)).toBe("failed");
  });
});
