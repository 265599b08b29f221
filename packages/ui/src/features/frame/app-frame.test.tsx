import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { renderApp, testApp } from "../../testing/render-app.tsx";
import { snapshotIn, startOperation } from "../../testing/snapshots.ts";

function open(room?: "home" | "dashboard" | "logs" | "settings") {
  const app = testApp(room);
  app.bridge.push("snapshot", snapshotIn("running"));
  renderApp(app);
  return app;
}

describe("the frame", () => {
  it("shows the rooms that exist, and which one is open", () => {
    open();
    const rooms = screen.getByRole("navigation", { name: "Rooms" });
    expect([...rooms.querySelectorAll("button")].map((room) => room.textContent)).toEqual([
      "Home",
      "Dashboard",
      "Channels",
      "Devices",
      "Images",
      "Gateways",
      "Logs",
      "Settings",
    ]);
    expect(screen.getByRole("button", { name: "Home" })).toHaveProperty("ariaCurrent", "page");
  });

  it("goes from room to room with the keyboard and takes the focus along", async () => {
    open();
    await userEvent.keyboard("{Control>}8{/Control}");
    expect(await screen.findByRole("button", { name: "Settings", current: "page" })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("main"));
    await userEvent.keyboard("{Control>}9{/Control}");
    expect(screen.getByRole("button", { name: "Settings", current: "page" })).toBeTruthy();
  });

  it("goes where the tray asks it to", async () => {
    const { shell } = open();
    act(() => shell.navigate("settings"));
    expect(await screen.findByRole("button", { name: "Settings", current: "page" })).toBeTruthy();
  });

  it("tells a screen reader of a new phase and a new step, not of seconds", () => {
    const { bridge } = open();
    const told = () => screen.getAllByRole("status").map((status) => status.textContent);
    expect(told()).toContain("Running");
    act(() => void bridge.push("snapshot", snapshotIn("starting", { operation: startOperation(5) })));
    expect(told()).toContain("Waiting for the gateway");
  });

  it("keeps what was known when the connection is lost, and says so", () => {
    const { shell, bridge } = open();
    act(() => shell.connected(false));
    expect(within(screen.getByRole("main")).getByText("Connection to Rockpool lost")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Running" })).toBeTruthy();
    act(() => void bridge.push("snapshot", snapshotIn("stopped")));
    expect(screen.queryByText("Connection to Rockpool lost")).toBeNull();
  });

  it("puts the chosen appearance on the document", async () => {
    const { bridge, store } = open();
    const { defaultPreferences } = await import("../../gallery/preferences.ts");
    act(() => void bridge.push("settings", { ...defaultPreferences, theme: "dark" }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
    expect(store.getState().preferences?.theme).toBe("dark");
  });

  it("skips to the content", async () => {
    open();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe("Skip to content");
    await userEvent.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });
});
