import type { FoundGateway } from "@rockpool/gateway-core/contract/setup";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { answerSetup, composeGateway, ownState, setupSnapshot } from "../../gallery/sample-setup.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";

function open(...found: FoundGateway[]) {
  const app = testApp();
  const snapshot = setupSnapshot({ step: "existing" });
  answerSetup(app.bridge, snapshot);
  app.bridge
    .succeed("setup.found", { found })
    .succeed("settings.set", defaultPreferences)
    .push("settings", defaultPreferences)
    .push("snapshot", snapshot);
  renderApp(app);
  return app;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const saved = ({ bridge }: ReturnType<typeof open>) =>
  bridge.asked.find(({ name }) => name === "settings.set")?.input;

describe("the step about what was here before", () => {
  it("leaves it alone: another place for ours", async () => {
    const app = open(ownState);
    await screen.findByRole("heading", { name: "OpenClaw is here already" });
    expect(screen.getByText(/OpenClaw 2026\.8\.30/)).toBeTruthy();
    await press("Continue");
    await screen.findByRole("heading", { name: "Where your data lives" });
    expect(saved(app)).toEqual({
      patch: { state: { kind: "bind", path: "/home/ada/.openclaw-rockpool" } },
    });
    expect(app.store.getState().snapshot?.setup).toMatchObject({ step: "data", existing: "leave" });
  });

  it("uses it, and says that a copy comes first", async () => {
    const app = open(ownState);
    await userEvent.click(await screen.findByRole("radio", { name: /^Use \/home\/ada\/\.openclaw/ }));
    expect(screen.getByText(/copy is made just before/)).toBeTruthy();
    await press("Continue");
    await screen.findByRole("heading", { name: "Where your data lives" });
    expect(saved(app)).toEqual({ patch: { state: { kind: "bind", path: "/home/ada/.openclaw" } } });
    expect(app.store.getState().snapshot?.setup?.existing).toBe("use");
  });

  it("does not offer a state on which another gateway runs, and says whom it is open to", async () => {
    open(composeGateway);
    const use = await screen.findByRole("radio", { name: /^Use/ });
    expect(use).toHaveProperty("disabled", true);
    expect(screen.getByText("0.0.0.0:18789, open to your network")).toBeTruthy();
  });

  it("leads to what else can be done with it, and is there when the setup goes on", async () => {
    const app = open(composeGateway);
    app.bridge.succeed("adoption.list", { gateways: [], engines: [] });
    await press("Open Gateways");
    expect(app.store.getState()).toMatchObject({ cover: null, room: "gateways" });
    await waitFor(() =>
      expect(app.store.getState().snapshot?.setup).toMatchObject({ step: "existing", left: true }),
    );
  });

  it("is not in the way where nobody can say, and asks again", async () => {
    const app = testApp();
    const snapshot = setupSnapshot({ step: "existing" });
    answerSetup(app.bridge, snapshot);
    app.bridge.fail("setup.found", { code: "engine-error", message: "500" }).push("snapshot", snapshot);
    renderApp(app);
    await press("Try again");
    await waitFor(() =>
      expect(app.bridge.asked.filter(({ name }) => name === "setup.found")).toHaveLength(2),
    );
    await press("Continue");
    await screen.findByRole("heading", { name: "Where your data lives" });
  });
});
