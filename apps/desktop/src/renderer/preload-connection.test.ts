import { connectionBridge } from "@rockpool/gateway-core/router/connection-bridge";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { preloadConnection } from "./preload-connection.ts";

let push: (message: unknown) => void;
const ask = vi.fn();
const port = {
  ask,
  onPush: (receive: (message: unknown) => void) => {
    push = receive;
  },
};

beforeEach(() => {
  ask.mockReset();
});

describe("preloadConnection", () => {
  it("carries the service's bridge: calls, subscriptions, pushes", async () => {
    ask.mockImplementation(async ({ type, id }: { type: string; id: number }) =>
      type === "call" ? { type: "reply", id, reply: { ok: true, value: "it" } } : null,
    );
    const bridge = connectionBridge(preloadConnection(port).connection);
    expect(await bridge.call("settings.get", {})).toEqual({ ok: true, value: "it" });

    const seen = vi.fn();
    bridge.subscribe("snapshot", {}, seen);
    const [{ id }] = ask.mock.lastCall as [{ id: number }];
    push({ type: "push", id, value: { revision: 4 } });
    expect(seen).toHaveBeenCalledWith({ revision: 4 });
  });

  it("answers open calls when the main process refuses or goes away", async () => {
    ask.mockRejectedValue(new Error("refused"));
    const bridge = connectionBridge(preloadConnection(port).connection);
    expect(await bridge.call("settings.get", {})).toMatchObject({
      ok: false,
      failure: { code: "service-unreachable" },
    });
  });

  it("keeps the desktop's own calls and pushes apart from the service's", async () => {
    ask.mockResolvedValue({ type: "reply", id: 0, reply: { ok: true, value: {} } });
    const { connection, shellPort } = preloadConnection(port);
    const service = vi.fn();
    const shell = vi.fn();
    connection.onMessage(service);
    shellPort.onPush(shell);
    expect(await shellPort.call("shell.reload-dashboard", {})).toEqual({ ok: true, value: {} });
    push({ type: "shell", about: "navigate", room: "logs" });
    expect(shell).toHaveBeenCalledWith({ type: "shell", about: "navigate", room: "logs" });
    expect(service).not.toHaveBeenCalled();
  });
});
