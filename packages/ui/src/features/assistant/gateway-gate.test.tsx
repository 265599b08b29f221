import type { Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn, startOperation } from "../../testing/snapshots.ts";
import { GatewayGate } from "./gateway-gate.tsx";

function show(phase: Phase, part: Partial<Snapshot> = {}) {
  const app = testApp();
  const is = (next: Phase, more: Partial<Snapshot> = {}) =>
    act(() => app.store.setState({ snapshot: snapshotIn(next, more) }));
  app.bridge.succeed("gateway.start", { operationId: "op-1" }).succeed("operation.cancel", {});
  app.store.setState({ snapshot: snapshotIn(phase, part) });
  renderIn(
    app,
    <GatewayGate onBack={() => {}}>
      <p>inside</p>
    </GatewayGate>,
  );
  const starts = () => app.bridge.asked.filter(({ name }) => name === "gateway.start").length;
  return { app, is, starts };
}

const inside = () => screen.queryByText("inside") !== null;

describe("the way to a running gateway", () => {
  it("is open where it runs", () => {
    const { starts } = show("running");
    expect(inside()).toBe(true);
    expect(starts()).toBe(0);
  });

  it.each(["not-set-up", "stopped"] as const)("starts it once where it is %s, and opens", async (phase) => {
    const { is, starts } = show(phase);
    expect(screen.getByRole("heading", { name: "Starting your gateway" })).toBeTruthy();
    await vi.waitFor(() => expect(starts()).toBe(1));
    is("starting", { operation: startOperation(4) });
    expect(screen.getByText("Starting the container")).toBeTruthy();
    is("running");
    expect(inside()).toBe(true);
    expect(starts()).toBe(1);
  });

  it("can be cancelled, and then waits for the person", async () => {
    const { app, is, starts } = show("starting", { operation: startOperation(4) });
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(app.bridge.asked.at(-1)).toEqual({ name: "operation.cancel", input: { operationId: "op-1" } });
    is("stopped", { operation: startOperation(4, { state: "cancelled" }) });
    expect(starts()).toBe(0);
    await userEvent.click(screen.getByRole("button", { name: "Start the gateway" }));
    expect(starts()).toBe(1);
  });

  it("does not try again by itself what has failed", () => {
    const { starts } = show("stopped", { failure: { code: "port-taken", message: "", at: 1, actions: [] } });
    expect(screen.getByRole("heading", { name: "Your gateway is stopped" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Start the gateway" })).toBeTruthy();
    expect(starts()).toBe(0);
  });

  it("tells in place why a start was refused", async () => {
    const { app } = show("starting", { operation: startOperation(4) });
    app.bridge.fail("gateway.start", { code: "operation-busy", message: "" });
    act(() =>
      app.store.setState({
        snapshot: snapshotIn("stopped", { operation: startOperation(4, { state: "cancelled" }) }),
      }),
    );
    await userEvent.click(screen.getByRole("button", { name: "Start the gateway" }));
    expect(await screen.findByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("stays open while a new key restarts the gateway, and closes when it is stopped", () => {
    const { is, starts } = show("running");
    is("starting");
    expect(inside()).toBe(true);
    is("stopped");
    expect(inside()).toBe(false);
    expect(starts()).toBe(0);
  });

  it.each(["no-engine", "no-image"] as const)("says what is missing: %s", (phase) => {
    const { app, starts } = show(phase);
    expect(screen.getByText(app.messages.phases[phase].sentence)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Back" })).toBeTruthy();
    expect(starts()).toBe(0);
  });

  it("gets the image where that is what is missing", async () => {
    const { app } = show("no-image");
    app.bridge.succeed("images.pull", { operationId: "op-2" });
    await userEvent.click(screen.getByRole("button", { name: "Get the image" }));
    const reference = snapshotIn("no-image").wish.image;
    expect(app.bridge.asked.at(-1)).toEqual({ name: "images.pull", input: { reference } });
  });
});
