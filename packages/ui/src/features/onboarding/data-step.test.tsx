import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { answerSetup, folders, rootOwned, setupSnapshot } from "../../gallery/sample-setup.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";

function open(prepare: (app: ReturnType<typeof testApp>) => void = () => {}) {
  const app = testApp();
  const snapshot = setupSnapshot({ step: "data" });
  answerSetup(app.bridge, snapshot);
  app.bridge
    .succeed("settings.set", defaultPreferences)
    .push("settings", defaultPreferences)
    .push("snapshot", snapshot);
  prepare(app);
  renderApp(app);
  return app;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const asked = ({ bridge }: ReturnType<typeof open>, name: string) =>
  bridge.asked.filter((call) => call.name === name).map(({ input }) => input);

describe("the step of the data", () => {
  it("shows where it lives and why, and changes nothing by going on", async () => {
    const app = open();
    expect(await screen.findByText("/home/ada/.openclaw/workspace")).toBeTruthy();
    expect(screen.getByText(/ordinary folders on this computer/)).toBeTruthy();
    expect(screen.getAllByText(/84 GB free/)).toHaveLength(2);
    await press("Continue");
    await waitFor(() => expect(app.store.getState().snapshot?.setup?.step).toBe("assistant"));
    expect(asked(app, "settings.set")).toEqual([]);
  });

  it("says what Repair changes, repairs, and looks again", async () => {
    let repaired = false;
    const app = open(({ bridge }) =>
      bridge
        .answer("setup.storage", () => ({ ok: true, value: repaired ? folders : rootOwned }))
        .answer("setup.repairOwner", () => {
          repaired = true;
          return { ok: true, value: { changed: 12 } };
        }),
    );
    expect(await screen.findByText(/belongs to the administrator \(root\)/)).toBeTruthy();
    expect(screen.getByText(/contents stay as they are/)).toBeTruthy();
    await press("Repair");
    expect(await screen.findByRole("button", { name: "Continue" })).toBeTruthy();
    expect(asked(app, "setup.repairOwner")).toEqual([{ place: "state" }]);
    expect(await screen.findByText("12 entries were given to the gateway")).toBeTruthy();
  });

  it("is not stuck where a repair does not work", async () => {
    const app = open(({ bridge }) =>
      bridge
        .succeed("setup.storage", rootOwned)
        .fail("setup.repairOwner", { code: "engine-error", message: "500" }),
    );
    await press("Repair");
    expect(await screen.findByText("The engine refused")).toBeTruthy();
    await press("Continue anyway");
    await waitFor(() => expect(app.store.getState().snapshot?.setup?.step).toBe("assistant"));
  });

  it("takes other folders, and saves them when one goes on", async () => {
    const app = open();
    await userEvent.click(await screen.findByText("Choose other places"));
    await userEvent.type(screen.getByLabelText("State folder"), "/srv/openclaw");
    await waitFor(() =>
      expect(asked(app, "setup.storage")).toContainEqual({ state: { kind: "bind", path: "/srv/openclaw" } }),
    );
    await press("Continue");
    await waitFor(() =>
      expect(asked(app, "settings.set")).toEqual([
        { patch: { state: { kind: "bind", path: "/srv/openclaw" } } },
      ]),
    );
  });

  it("does not go on with a folder that cannot be used", async () => {
    open(({ bridge }) =>
      bridge.answer("setup.storage", ({ state }) =>
        state
          ? { ok: false, failure: { code: "path-invalid", message: "home", facts: { reason: "home" } } }
          : { ok: true, value: folders },
      ),
    );
    await userEvent.click(await screen.findByText("Choose other places"));
    await userEvent.type(screen.getByLabelText("State folder"), "relative");
    expect(screen.getByText(/Give a whole path/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Continue" })).toHaveProperty("disabled", true);
    await userEvent.clear(screen.getByLabelText("State folder"));
    await userEvent.type(screen.getByLabelText("State folder"), "/home/ada");
    expect(await screen.findByText("That folder cannot be used")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Continue" })).toHaveProperty("disabled", true);
  });
});
