import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sampleOperation, sampleSnapshot } from "../../testing/sample-snapshot.ts";
import { runCommand } from "./run-command.ts";
import type { TrayCommand } from "./tray-model.ts";

const call = vi.fn();
const openWindow = vi.fn();
const quit = vi.fn();
const run = (command: TrayCommand) =>
  runCommand(command, {
    bridge: Promise.resolve({ call } as unknown as Bridge),
    snapshot: () => sampleSnapshot("starting", { operation: sampleOperation({ id: "op-9" }) }),
    openWindow,
    quit,
  });

beforeEach(() => {
  vi.resetAllMocks();
  call.mockResolvedValue({ ok: true, value: {} });
});

describe("runCommand", () => {
  it.each([
    ["start", "gateway.start", {}],
    ["stop", "gateway.stop", {}],
    ["restart", "gateway.restart", {}],
    ["cancel", "operation.cancel", { operationId: "op-9" }],
  ] as const)("%s asks the service", async (command, name, input) => {
    await run(command);
    expect(call.mock.calls).toEqual([[name, input]]);
    expect(openWindow).not.toHaveBeenCalled();
  });

  it.each([
    ["devices", "devices"],
    ["people", "channels"],
  ] as const)("%s opens the window where they are answered", async (command, room) => {
    await run(command);
    expect(openWindow).toHaveBeenCalledWith(room);
    expect(call).not.toHaveBeenCalled();
  });

  it("opens the window where a refusal is explained", async () => {
    call.mockResolvedValue({ ok: false, failure: { code: "state-exists", message: "" } });
    await run("start");
    expect(openWindow).toHaveBeenCalledWith("home");
  });

  it.each([
    ["open", undefined],
    ["attention", "home"],
    ["dashboard", "dashboard"],
  ] as const)("%s opens the window", async (command, room) => {
    await run(command);
    expect(openWindow.mock.calls).toEqual([room === undefined ? [] : [room]]);
    expect(call).not.toHaveBeenCalled();
  });

  it("quit quits", async () => {
    await run("quit");
    expect(quit).toHaveBeenCalledOnce();
  });
});
