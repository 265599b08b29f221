import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { engineFacts, snapshotIn } from "../../testing/snapshots.ts";
import { SettingsRoom } from "./settings-room.tsx";

function show() {
  const app = testApp("settings");
  app.store.setState({ preferences: defaultPreferences, snapshot: snapshotIn("running") });
  app.bridge.answer("settings.set", ({ patch }) => {
    const preferences = { ...defaultPreferences, ...patch } as typeof defaultPreferences;
    app.store.setState({ preferences });
    return { ok: true, value: preferences };
  });
  renderIn(app, <SettingsRoom />);
  return app;
}

const port = () => screen.getByRole("textbox", { name: "Port" });

async function type(text: string): Promise<void> {
  await userEvent.clear(port());
  if (text) await userEvent.type(port(), text);
}

describe("settings", () => {
  it("saves image and port together, on purpose", async () => {
    const { bridge } = show();
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    await type("18790");
    expect(bridge.asked).toEqual([]);
    expect(screen.getByText(/keeps its old settings until it is restarted/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    const patch = { image: defaultPreferences.image, port: 18790 };
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch } }]);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    expect(port()).toHaveProperty("value", "18790");
  });

  it.each(["0", "65536", "1.5", "abc", ""])(
    "does not save the port %j, and says why in place",
    async (text) => {
      const { bridge } = show();
      await type(text);
      expect(port().getAttribute("aria-invalid")).toBe("true");
      expect(screen.getByText("A port is a whole number from 1 to 65535.")).toBeTruthy();
      await userEvent.keyboard("{Enter}");
      expect(bridge.asked).toEqual([]);
    },
  );

  it("keeps what was typed while another room is looked at", async () => {
    const { store } = show();
    await type("18790");
    cleanup();
    renderIn({ ...testApp("settings"), store }, <SettingsRoom />);
    expect(port()).toHaveProperty("value", "18790");
    expect(screen.getByRole("button", { name: "Save" })).toBeTruthy();
  });

  it("undoes", async () => {
    show();
    await type("1");
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(port()).toHaveProperty("value", "18789");
  });

  it("keeps what was typed when it could not be saved", async () => {
    const { bridge, store } = show();
    bridge.fail("settings.set", { code: "settings-read-only", message: "" });
    await type("18790");
    await userEvent.keyboard("{Enter}");
    expect(port()).toHaveProperty("value", "18790");
    expect(store.getState().toasts[0]?.title).toBe("Settings cannot be saved");
  });

  it.each([
    ["Restart a gateway that stays unhealthy", { restartUnhealthy: true }],
    ["Stop the gateway when Rockpool quits", { stopOnQuit: true }],
  ])("switches at once: %s", async (name, patch) => {
    const { bridge } = show();
    await userEvent.click(screen.getByRole("switch", { name }));
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch } }]);
    expect(screen.getByRole("switch", { name })).toHaveProperty("checked", true);
  });

  it("stops looking for newer images", async () => {
    const { bridge } = show();
    await userEvent.click(screen.getByRole("switch", { name: "Look for newer images" }));
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch: { checkForNewImages: false } } }]);
  });

  it.each([
    ["Images to keep", { keepImages: 7 }],
    ["Copies to keep", { keepCheckpoints: 7 }],
  ])("changes how much is kept: %s", async (name, patch) => {
    const { bridge } = show();
    await userEvent.clear(screen.getByRole("textbox", { name }));
    await userEvent.type(screen.getByRole("textbox", { name }), "7{Enter}");
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch } }]);
  });

  it("changes the appearance", async () => {
    const { bridge } = show();
    await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch: { theme: "dark" } } }]);
  });

  it("says where the state is, as far as that is known", () => {
    const { store } = show();
    expect(screen.getByText("~/.openclaw, a folder on this computer")).toBeTruthy();
    const facts = { ...engineFacts, sharesHostFiles: false };
    act(() =>
      store.setState({
        snapshot: snapshotIn("running", { engine: { kind: "connected", facts, report: [] } }),
      }),
    );
    expect(screen.getByText("A named volume of the engine")).toBeTruthy();
    act(() => store.setState({ snapshot: snapshotIn("unknown", { engine: { kind: "searching" } }) }));
    expect(screen.getByText("Chosen by Rockpool")).toBeTruthy();
    const state = { kind: "volume", name: "claw" } as const;
    act(() => store.setState({ preferences: { ...defaultPreferences, state } }));
    expect(screen.getByText("Volume claw")).toBeTruthy();
  });

  it("shows an override of the environment beside the setting", () => {
    const { store } = show();
    const { wish } = snapshotIn("running");
    const snapshot = snapshotIn("running", { wish: { ...wish, overrides: { image: "openclaw:dev" } } });
    act(() => store.setState({ snapshot }));
    expect(screen.getByText("The environment says openclaw:dev for now.")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "Image" })).toHaveProperty("value", defaultPreferences.image);
  });
});
