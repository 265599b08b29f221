import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { sampleImage } from "../../gallery/sample-images.ts";
import { pullOperation } from "../../gallery/sample-operations.ts";
import { answerSetup, checksWith, setupSnapshot, takenPort } from "../../gallery/sample-setup.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";

const latest = "ghcr.io/openclaw/openclaw:latest";

function open() {
  const app = testApp();
  const snapshot = setupSnapshot({ step: "engine", form: true });
  answerSetup(app.bridge, snapshot);
  app.bridge
    .succeed("images.list", { images: [sampleImage("2026.9.6", { references: [latest] })], leftovers: [] })
    .succeed("images.pull", { operationId: "op-pull" })
    .succeed("gateway.start", { operationId: "op-1" })
    .succeed("settings.set", defaultPreferences)
    .push("settings", defaultPreferences)
    .push("snapshot", snapshot);
  return app;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const last = ({ bridge }: ReturnType<typeof open>, name: string) =>
  bridge.asked.findLast((call) => call.name === name)?.input;
const step = (app: ReturnType<typeof open>) => app.store.getState().snapshot?.setup?.step;

describe("all choices on one page", () => {
  it("saves what was chosen and goes on to the assistant", async () => {
    const app = open();
    renderApp(app);
    const port = await screen.findByLabelText("Port");
    await userEvent.clear(port);
    await userEvent.type(port, "19000");
    await press("Set up");
    await waitFor(() => expect(step(app)).toBe("assistant"));
    expect(last(app, "settings.set")).toEqual({ patch: { image: latest, port: 19000 } });
    expect(last(app, "images.pull")).toBeUndefined();
  });

  it("fills in a free port where the usual one is taken", async () => {
    const app = open();
    app.bridge.succeed("setup.checks", { checks: checksWith(takenPort) });
    renderApp(app);
    expect(await screen.findByDisplayValue("18790")).toBeTruthy();
    expect(screen.getByText(/18789 is taken/)).toBeTruthy();
  });

  it("gets an image that is not here, and goes on when it is", async () => {
    const app = open();
    app.bridge.succeed("images.list", { images: [], leftovers: [] });
    renderApp(app);
    await press("Set up");
    await waitFor(() => expect(last(app, "images.pull")).toEqual({ reference: latest }));
    const push = (state: "running" | "done") => {
      const { snapshot } = app.store.getState();
      const imageOperation = pullOperation({ state, cancellable: state === "running" });
      if (snapshot) act(() => void app.bridge.push("snapshot", { ...snapshot, imageOperation }));
    };
    push("running");
    expect(await screen.findByRole("progressbar")).toBeTruthy();
    expect(step(app)).toBe("engine");
    push("done");
    await waitFor(() => expect(step(app)).toBe("assistant"));
  });

  it("starts without a model where that comes later", async () => {
    const app = open();
    renderApp(app);
    await userEvent.click(await screen.findByLabelText("Set up the model later"));
    await press("Set up");
    await waitFor(() => expect(last(app, "gateway.start")).toEqual({ useExistingState: false }));
    await screen.findByRole("navigation", { name: "Rooms" });
    expect(app.store.getState().snapshot?.setup).toMatchObject({ assistantLater: true });
    expect(app.store.getState().snapshot?.setup?.finishedAt).toEqual(expect.any(Number));
  });

  it("leads to one step after the other", async () => {
    const app = open();
    renderApp(app);
    await press("One step after the other");
    await waitFor(() => expect(app.store.getState().snapshot?.setup?.form).toBe(false));
  });
});
