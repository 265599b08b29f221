import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn, startOperation } from "../../testing/snapshots.ts";
import { DashboardRoom } from "./dashboard-room.tsx";

beforeEach(() => {
  // jsdom has no layout, and so no ResizeObserver.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

function show(phase: "running" | "stopped" | "starting" | "needs-attention", part = {}) {
  const app = testApp("dashboard");
  app.store.setState({ snapshot: snapshotIn(phase, part) });
  renderIn(app, <DashboardRoom />);
  return app;
}

const nowhere = { x: 0, y: 0, width: 0, height: 0 };

describe("the dashboard", () => {
  it("puts the native view in its place, and takes it away when the gateway goes", () => {
    const { shell, store } = show("running");
    expect(shell.places).toEqual([nowhere]);
    act(() => store.setState({ snapshot: snapshotIn("starting", { operation: startOperation(5) }) }));
    expect(shell.places).toEqual([nowhere, null]);
    expect(screen.getByRole("heading", { name: "Starting: waiting for the gateway, 12 s" })).toBeTruthy();
    act(() => store.setState({ snapshot: snapshotIn("running") }));
    expect(shell.places).toEqual([nowhere, null, nowhere]);
  });

  it("follows the size of the window", () => {
    const { shell } = show("running");
    act(() => void window.dispatchEvent(new Event("resize")));
    expect(shell.places).toEqual([nowhere, nowhere]);
  });

  it("hides the native view under a question", () => {
    const { shell, store } = show("running");
    act(() => store.setState({ question: { kind: "force-stop" } }));
    expect(shell.places.at(-1)).toBeNull();
    act(() => store.setState({ question: null }));
    expect(shell.places.at(-1)).toEqual(nowhere);
  });

  it("says when the page did not load, and loads it again", async () => {
    const { shell } = show("running");
    act(() => shell.dashboardIs({ kind: "failed", reason: "ERR_FAILED (-2)" }));
    expect(shell.places.at(-1)).toBeNull();
    expect(screen.getByRole("heading", { name: "The dashboard did not load" })).toBeTruthy();
    await userEvent.click(screen.getAllByRole("button", { name: "Reload" })[1] as HTMLElement);
    expect(shell.reloads).toBe(1);
    act(() => shell.dashboardIs({ kind: "loading" }));
    expect(shell.places.at(-1)).toEqual(nowhere);
  });

  it("opens the page in the browser without ever seeing the link", async () => {
    const { shell, bridge } = show("running");
    await userEvent.click(screen.getByRole("button", { name: "Open in browser" }));
    expect(shell.browserOpens).toBe(1);
    expect(bridge.asked).toEqual([]);
  });

  it("starts a stopped gateway", async () => {
    const { bridge, shell } = show("stopped");
    expect(shell.places).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Start" }));
    expect(bridge.asked.map(({ name }) => name)).toEqual(["gateway.start"]);
  });

  it("sends a person Home where more is to be said", async () => {
    const { store } = show("needs-attention");
    await userEvent.click(screen.getByRole("button", { name: "See what to do" }));
    expect(store.getState().room).toBe("home");
  });

  it("opens a tab in a browser", async () => {
    const app = testApp("dashboard");
    const open = vi.fn();
    Object.assign(app.shell, { dashboard: { kind: "tab", open } });
    app.store.setState({ snapshot: snapshotIn("running") });
    renderIn(app, <DashboardRoom />);
    await userEvent.click(screen.getByRole("button", { name: "Open dashboard" }));
    expect(open).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: "Open again, signed in" }));
    expect(open).toHaveBeenCalledTimes(2);
  });
});
