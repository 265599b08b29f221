import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { pullOperation } from "../../gallery/sample-operations.ts";
import { answerSetup, setupProgress, setupSnapshot, withoutEngine } from "../../gallery/sample-setup.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";

const noImage = { phase: "no-image", image: { here: null, newer: null, checkedAt: null } } as const;

function open(snapshot: Snapshot) {
  const app = testApp();
  answerSetup(app.bridge, snapshot);
  app.bridge.push("snapshot", snapshot);
  renderApp(app);
  return app;
}

/** As a service that keeps the wizard's state would go on: what else is in the snapshot changes. */
function change(app: ReturnType<typeof open>, part: Partial<Snapshot>) {
  const { snapshot } = app.store.getState();
  if (!snapshot) throw new Error("nothing was pushed");
  act(() => void app.bridge.push("snapshot", { ...snapshot, ...part }));
}

const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });
const remembered = (app: ReturnType<typeof open>) =>
  app.bridge.asked.filter(({ name }) => name === "setup.remember").map(({ input }) => input);
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

describe("the wizard", () => {
  it("opens by itself where nothing was ever made, and never over a gateway", async () => {
    open(snapshotIn("not-set-up", { setup: null }));
    expect(await heading("Welcome to Rockpool")).toBe(document.activeElement);
    expect(screen.queryByRole("navigation", { name: "Rooms" })).toBeNull();
  });

  it.each([
    ["who has a gateway", snapshotIn("running", { setup: null })],
    ["who has stopped it", snapshotIn("stopped", { setup: null })],
    [
      "who wants it to run on an engine that is stopped",
      { ...snapshotIn("engine-stopped", { setup: null }), wish: { ...snapshotIn("running").wish } },
    ],
    ["before the engine was asked", snapshotIn("unknown", { setup: null, engine: { kind: "searching" } })],
    ["who has left it", snapshotIn("not-set-up", { setup: setupProgress({ left: true }) })],
    ["who has finished it", snapshotIn("not-set-up")],
  ])("does not open for one %s", (_who, snapshot) => {
    open(snapshot);
    expect(screen.getByRole("navigation", { name: "Rooms" })).toBeTruthy();
  });

  it("passes over what is true already, shows it with a tick, and lets one go back to it", async () => {
    const app = open(setupSnapshot({}));
    await heading("Welcome to Rockpool");
    await press("Begin");
    expect(await heading("Where your data lives")).toBe(document.activeElement);
    expect(remembered(app)).toEqual([{ patch: { step: "data" } }]);
    const rail = within(screen.getByRole("navigation", { name: "Setup" }));
    expect(rail.getAllByRole("listitem").map(({ ariaCurrent }) => ariaCurrent)).toEqual([
      ...[null, null, null, null, "step", null, null],
    ]);
    await userEvent.click(rail.getByRole("button", { name: /^OpenClaw/ }));
    expect(await heading("OpenClaw is here")).toBeTruthy();
    await press("Continue");
    expect(await heading("Where your data lives")).toBeTruthy();
    await press("Back");
    expect(await heading("OpenClaw is here")).toBeTruthy();
  });

  it("goes the whole way by keyboard alone", async () => {
    const app = open(setupSnapshot({}, { ...noImage, engine: { kind: "searching" }, phase: "unknown" }));
    const model = "custom/some-model";
    app.bridge
      .succeed("images.pull", { operationId: "op-pull" })
      .answer("gateway.start", () => new Promise(() => {}))
      .succeed("assistant.options", { providers: [], endpoint: true, model })
      .succeed("wizard.current", { wizard: null })
      .succeed("assistant.verify", { status: "ok", model, latencyMs: 420, error: null })
      .succeed("assistant.say", { reply: "Hello, Ada.", model, tookMs: 900 });
    await heading("Welcome to Rockpool");
    await userEvent.keyboard("{Enter}");
    await heading("Looking for the engine");
    change(app, { engine: snapshotIn("running").engine, phase: "no-image" });
    await heading("Get OpenClaw");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(app.bridge.asked.map(({ name }) => name)).toContain("images.pull"));
    change(app, { imageOperation: pullOperation() });
    await heading("Getting OpenClaw");
    change(app, {
      imageOperation: pullOperation({ state: "done", cancellable: false }),
      ...{ phase: "not-set-up", image: snapshotIn("running").image },
    });
    await heading("Where your data lives");
    await userEvent.keyboard("{Enter}");
    await heading("Starting your gateway");
    change(app, { phase: "running", gateway: snapshotIn("running").gateway });
    await heading("Your assistant has a model");
    await userEvent.keyboard("{Enter}");
    await heading("The model answers");
    await userEvent.keyboard("{Enter}");
    await heading("Say hello");
    expect(document.activeElement).toBe(screen.getByLabelText("Message"));
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText("Hello, Ada.")).toBeTruthy();
    const finish = screen.getByRole("button", { name: "Finish" });
    for (let tabs = 0; document.activeElement !== finish && tabs < 20; tabs += 1) await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("navigation", { name: "Rooms" })).toBeTruthy();
    expect(remembered(app).at(-1)).toEqual({ patch: { finished: true } });
  });

  it.each([
    ["welcome", "Welcome to Rockpool"],
    ["engine", "The engine works, with a reservation"],
    ["existing", "OpenClaw is here already"],
    ["image", "Get OpenClaw"],
    ["data", "Where your data lives"],
  ] as const)("goes on at %s where it was quit", async (step, title) => {
    const app = testApp();
    const snapshot = setupSnapshot({ step }, noImage);
    answerSetup(app.bridge, snapshot);
    app.bridge
      .succeed("setup.checks", {
        checks: [
          { id: "memory", state: "warning", facts: { bytes: "2000000000", wantedBytes: "4000000000" } },
        ],
      })
      .succeed("setup.found", {
        found: [
          { kind: "state", state: "bind:/home/ada/.openclaw", version: null, usedBy: null, isOurs: true },
        ],
      })
      .push("snapshot", snapshot);
    renderApp(app);
    expect(await heading(title)).toBeTruthy();
  });

  it("asks before it closes, keeps the step, and is there again from Home", async () => {
    const app = open(setupSnapshot({ step: "data" }));
    await heading("Where your data lives");
    await userEvent.keyboard("{Escape}");
    await press("Stay");
    expect(remembered(app)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    const dialog = within(await screen.findByRole("alertdialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Leave" }));
    expect(await heading("Not set up")).toBeTruthy();
    expect(remembered(app)).toEqual([{ patch: { step: "data", left: true } }]);
    await press("Go on with the setup");
    expect(await heading("Where your data lives")).toBeTruthy();
    expect(remembered(app).at(-1)).toEqual({ patch: { left: false } });
  });

  it("shows in a second window where the first one is, and does not pull it away from there", async () => {
    const app = open(setupSnapshot({ step: "data" }));
    await heading("Where your data lives");
    change(app, { setup: setupProgress({ step: "engine" }) });
    expect(await heading("The engine is ready")).toBeTruthy();
    expect(remembered(app)).toEqual([]);
    change(app, { setup: setupProgress({ step: "engine", left: true }) });
    expect(await screen.findByRole("navigation", { name: "Rooms" })).toBeTruthy();
  });

  it("keeps going where its state cannot be kept", async () => {
    const app = open(setupSnapshot({}, noImage));
    app.bridge.fail("setup.remember", { code: "settings-read-only", message: "EROFS" });
    await heading("Welcome to Rockpool");
    await press("Begin");
    expect(await heading("Get OpenClaw")).toBeTruthy();
    change(app, { revision: 2 });
    expect(await heading("Get OpenClaw")).toBeTruthy();
  });

  it("says so where the engine stops in the middle, and leads to the help", async () => {
    const app = open(setupSnapshot({ step: "data" }));
    await heading("Where your data lives");
    change(app, {
      engine: withoutEngine("engine-stopped", { product: "Docker Engine" }),
      phase: "engine-stopped",
    });
    const gone = within(await screen.findByRole("alert"));
    await userEvent.click(gone.getByRole("button", { name: "See what to do" }));
    expect(await heading("Docker Engine is not running")).toBeTruthy();
  });

  it("lets go to another room, and leads back from there", async () => {
    const app = open(setupSnapshot({ step: "data" }));
    await heading("Where your data lives");
    act(() => app.shell.navigate("settings"));
    expect(await screen.findByRole("button", { name: "Settings", current: "page" })).toBeTruthy();
    await press("Go on with the setup");
    expect(await heading("Where your data lives")).toBeTruthy();
  });

  it("changes nothing of a gateway that is made, when one goes back", async () => {
    const { gateway } = snapshotIn("running");
    open(setupSnapshot({ step: "data" }, { phase: "running", gateway }));
    await heading("Where your data lives");
    expect(await screen.findByText(/made already/)).toBeTruthy();
    expect(screen.queryByText("Choose other places")).toBeNull();
    await press("Back");
    expect(await heading("OpenClaw is here")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Choose another version" })).toBeNull();
  });

  it("opens the demo, and comes back from it", async () => {
    const app = open(setupSnapshot({}));
    app.bridge.succeed("demo.start", {});
    await press("Try without a key");
    await waitFor(() => expect(app.store.getState().cover).toBe("demo"));
    await waitFor(() => expect(app.bridge.asked.map(({ name }) => name)).toContain("demo.start"));
  });
});
