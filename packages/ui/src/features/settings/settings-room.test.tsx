import type { SettingsPreview } from "@rockpool/gateway-core/contract/setting-calls";
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { engineFacts, snapshotIn } from "../../testing/snapshots.ts";
import { SettingsRoom } from "./settings-room.tsx";

const preview: SettingsPreview = {
  changes: [{ name: "port", applies: "recreate", from: "18789", to: "18790" }],
  container: {
    removed: ["--publish 127.0.0.1:18789:18789"],
    added: ["--publish 127.0.0.1:18790:18789"],
  },
  interrupts: true,
};

function show() {
  const app = testApp("settings");
  app.store.setState({ preferences: defaultPreferences, snapshot: snapshotIn("running") });
  app.bridge.answer("settings.set", ({ patch }) => {
    const preferences = { ...defaultPreferences, ...patch } as typeof defaultPreferences;
    app.store.setState({ preferences });
    return { ok: true, value: preferences };
  });
  app.bridge.answer("settings.preview", () => ({ ok: true, value: preview }));
  app.bridge.answer("settings.apply", () => ({ ok: true, value: { operationId: "1" } }));
  renderIn(app, <SettingsRoom />);
  return app;
}

const group = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const port = () => screen.getByRole("textbox", { name: "Port" });
const review = () => screen.queryByRole("button", { name: "Review and apply" });

async function type(text: string): Promise<void> {
  await group("Network");
  await userEvent.clear(port());
  if (text) await userEvent.type(port(), text);
}

describe("settings", () => {
  it("collects changes, shows what they come to, and applies them together", async () => {
    const { bridge, store } = show();
    expect(review()).toBeNull();
    await type("18790");
    await group("Resources");
    await userEvent.type(screen.getByRole("textbox", { name: "Memory limit" }), "2g");
    expect(screen.getByText("2 changes are not applied yet")).toBeTruthy();
    expect(bridge.asked).toEqual([]);
    await userEvent.click(review() as HTMLElement);
    const patch = { port: 18790, memory: 2 * 1024 ** 3 };
    expect(bridge.asked).toEqual([{ name: "settings.preview", input: { patch } }]);
    const dialog = within(await screen.findByRole("alertdialog"));
    expect(dialog.getByText("18790")).toBeTruthy();
    expect(dialog.getByText(/The gateway is away/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Apply" }));
    expect(bridge.asked.at(-1)).toEqual({ name: "settings.apply", input: { patch } });
    expect(store.getState()).toMatchObject({ draft: {}, room: "home" });
  });

  it("says No and everything stays as it was typed", async () => {
    const { bridge } = show();
    await type("18790");
    await userEvent.click(review() as HTMLElement);
    await userEvent.click(await screen.findByRole("button", { name: "Not now" }));
    expect(bridge.asked.some(({ name }) => name === "settings.apply")).toBe(false);
    expect(port()).toHaveProperty("value", "18790");
  });

  it.each(["0", "65536", "1.5", "abc", ""])(
    "does not apply the port %j, and says why in place",
    async (text) => {
      show();
      await type(text);
      expect(port().getAttribute("aria-invalid")).toBe("true");
      expect(screen.getByText("Give a whole number from 1 to 65535.")).toBeTruthy();
      expect(review()).toHaveProperty("disabled", true);
    },
  );

  it("keeps what was typed while another room is looked at", async () => {
    const { store } = show();
    await type("18790");
    cleanup();
    renderIn({ ...testApp("settings"), store }, <SettingsRoom />);
    expect(screen.getByText("1 change is not applied yet")).toBeTruthy();
    await group("Network");
    expect(port()).toHaveProperty("value", "18790");
  });

  it("undoes, and goes back to a default", async () => {
    const { store } = show();
    await type("1");
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(port()).toHaveProperty("value", "18789");
    act(() => store.setState({ preferences: { ...defaultPreferences, port: 20000 } }));
    await userEvent.click(screen.getByRole("button", { name: "Port: back to the default" }));
    expect(port()).toHaveProperty("value", "18789");
    expect(screen.getByText("1 change is not applied yet")).toBeTruthy();
  });

  it("keeps what was typed when it was refused", async () => {
    const { bridge, store } = show();
    bridge.fail("settings.apply", { code: "settings-read-only", message: "" });
    await type("18790");
    await userEvent.click(review() as HTMLElement);
    await userEvent.click(await screen.findByRole("button", { name: "Apply" }));
    expect(port()).toHaveProperty("value", "18790");
    expect(store.getState().toasts[0]?.title).toBe("Settings cannot be saved");
  });

  it.each([
    ["Restart a gateway that stays unhealthy", { restartUnhealthy: true }],
    ["Stop the gateway when Rockpool quits", { stopOnQuit: true }],
    ["Look for newer images", { checkForNewImages: false }],
  ])("switches at once: %s", async (name, patch) => {
    const { bridge } = show();
    await userEvent.click(screen.getByRole("switch", { name }));
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch } }]);
  });

  it("changes the appearance", async () => {
    const { bridge } = show();
    await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(bridge.asked).toEqual([{ name: "settings.set", input: { patch: { theme: "dark" } } }]);
  });

  it("takes mounts a row each", async () => {
    const { bridge } = show();
    await group("Storage");
    await userEvent.click(screen.getByRole("button", { name: "Add a mount" }));
    await userEvent.type(screen.getByRole("textbox", { name: "On this computer" }), "/srv/music");
    const target = screen.getByRole("textbox", { name: "In the container" });
    await userEvent.type(target, "/app");
    expect(screen.getByText(/would hide OpenClaw itself/)).toBeTruthy();
    await userEvent.clear(target);
    await userEvent.type(target, "/home/node/music");
    await userEvent.click(screen.getByRole("checkbox", { name: "Read only" }));
    await userEvent.click(review() as HTMLElement);
    const mount = { source: "/srv/music", target: "/home/node/music", readOnly: true, options: "" };
    expect(bridge.asked.at(-1)).toEqual({
      name: "settings.preview",
      input: { patch: { extraMounts: [mount] } },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Not now" }));
    await userEvent.click(screen.getByRole("button", { name: "Take out /srv/music" }));
    expect(review()).toBeNull();
  });

  it("measures what grows, when that is asked for", async () => {
    const { bridge } = show();
    bridge.answer("gateway.diskUse", () => ({
      ok: true,
      value: {
        places: [
          { id: "media" as const, bytes: 3_000_000 },
          { id: "logs" as const, bytes: null },
        ],
      },
    }));
    await group("Storage");
    expect(bridge.asked).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Measure" }));
    expect(await screen.findByText("3 MB")).toBeTruthy();
    expect(screen.getByText("Could not be measured")).toBeTruthy();
    bridge.fail("gateway.diskUse", { code: "gateway-not-running", message: "" });
    await userEvent.click(screen.getByRole("button", { name: "Measure again" }));
    expect(await screen.findByText("The gateway is not running")).toBeTruthy();
  });

  it("tries who can reach it, when that is asked for", async () => {
    const { bridge } = show();
    bridge.answer("gateway.exposure", () => ({
      ok: true,
      value: {
        published: [{ hostIp: "", hostPort: 18789, containerPort: 18789 }],
        tried: [{ address: "192.168.1.4:18789", reached: true }],
        auth: "token" as const,
        engineSocket: false,
      },
    }));
    await group("Network");
    await userEvent.click(screen.getByRole("button", { name: "Try it" }));
    expect(await screen.findByText("every address:18789 → 18789")).toBeTruthy();
    expect(screen.getByText("192.168.1.4:18789 answers")).toBeTruthy();
    expect(screen.getByText("a token")).toBeTruthy();
  });

  it("warns before it opens the gateway to the network", async () => {
    const { bridge } = show();
    bridge.answer("settings.preview", () => ({
      ok: true,
      value: {
        ...preview,
        changes: [{ name: "reach" as const, applies: "recreate" as const, from: "computer", to: "network" }],
      },
    }));
    await group("Network");
    await userEvent.click(screen.getByRole("radio", { name: "My networks" }));
    expect(bridge.asked).toEqual([]);
    await userEvent.click(review() as HTMLElement);
    expect(await screen.findByText(/DOCKER-USER/)).toBeTruthy();
  });

  it("chooses where the state is", async () => {
    const { bridge } = show();
    await group("Storage");
    expect(screen.getByText("~/.openclaw, a folder on this computer")).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "Volume" }));
    expect(review()).toHaveProperty("disabled", true);
    await userEvent.type(screen.getByRole("textbox", { name: "Volume of the state" }), "claw");
    await userEvent.click(review() as HTMLElement);
    expect(bridge.asked.at(-1)?.input).toEqual({ patch: { state: { kind: "volume", name: "claw" } } });
  });

  it("says what is automatic, as far as that is known", async () => {
    const { store } = show();
    await group("Storage");
    const facts = { ...engineFacts, sharesHostFiles: false };
    act(() =>
      store.setState({
        snapshot: snapshotIn("running", { engine: { kind: "connected", facts, report: [] } }),
      }),
    );
    expect(screen.getByText("A named volume of the engine")).toBeTruthy();
    act(() => store.setState({ snapshot: snapshotIn("unknown", { engine: { kind: "searching" } }) }));
    expect(screen.getByText("Chosen by Rockpool")).toBeTruthy();
  });

  it.each([
    ["bridge", "Bridge port"],
    ["OPENCLAW_TZ", "Time zone"],
    ["resources.cpus", "Processor limit"],
  ])("finds by word, variable and key: %s", async (search, label) => {
    show();
    await userEvent.type(screen.getByRole("textbox", { name: "Search settings" }), search);
    expect(screen.getByText("1 setting found")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: label })).toBeTruthy();
  });

  it("says so where nothing is found", async () => {
    show();
    await userEvent.type(screen.getByRole("textbox", { name: "Search settings" }), "qqq");
    expect(screen.getByText(/No setting is called that/)).toBeTruthy();
  });

  it("opens at the field that another room asks for", async () => {
    const app = testApp("settings");
    app.store.setState({
      preferences: defaultPreferences,
      snapshot: snapshotIn("running"),
      focusField: "port",
    });
    renderIn(app, <SettingsRoom />);
    await expect.poll(() => document.activeElement === port()).toBe(true);
    expect(app.store.getState().focusField).toBeNull();
  });

  it("goes to such a field while the room is open, out of a search too", async () => {
    const { store } = show();
    await userEvent.type(screen.getByRole("textbox", { name: "Search settings" }), "memory");
    act(() => store.setState({ focusField: "port" }));
    await expect.poll(() => document.activeElement === port()).toBe(true);
    expect(store.getState().focusField).toBeNull();
    expect(screen.getByRole("textbox", { name: "Search settings" })).toHaveProperty("value", "");
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
