import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { SettingsRoom } from "./settings-room.tsx";

async function show() {
  const app = testApp("settings");
  app.store.setState({ preferences: defaultPreferences, snapshot: snapshotIn("running") });
  app.bridge.answer("settings.export", () => ({
    ok: true,
    value: {
      files: [
        { name: "docker-compose.yml", content: "services: {}\n", mode: 0o644 },
        { name: ".env", content: "OPENCLAW_IMAGE=a\nOPENCLAW_GATEWAY_TOKEN=\n", mode: 0o600 },
      ],
      notSaid: ["KernelMemory"],
      line: "docker run --detach openclaw:local",
    },
  }));
  renderIn(app, <SettingsRoom />);
  await userEvent.click(screen.getByRole("button", { name: "Files" }));
  return app;
}

const choose = (...files: File[]) => userEvent.upload(screen.getByLabelText("Choose files"), files);

describe("files", () => {
  it("shows what makes the gateway without us, saves it, and says what is missing", async () => {
    const { shell } = await show();
    await userEvent.click(await screen.findByText(".env"));
    await userEvent.click(screen.getByRole("button", { name: "Save .env" }));
    const text = "OPENCLAW_IMAGE=a\nOPENCLAW_GATEWAY_TOKEN=\n";
    expect(shell.saved).toEqual([{ fileName: ".env", text }]);
    await userEvent.click(screen.getByText("As one line"));
    expect(screen.getByText("docker run --detach openclaw:local")).toBeTruthy();
    expect(screen.getByText("KernelMemory")).toBeTruthy();
    expect(screen.getByText("Some variables of .env are empty")).toBeTruthy();
  });

  it("puts what comes in among the changes, and names what does not", async () => {
    const { bridge, store } = await show();
    bridge.answer("settings.readFiles", () => ({
      ok: true,
      value: {
        patch: { port: 28789, image: defaultPreferences.image },
        left: [{ what: "OPENAI_API_KEY", why: "secret" as const }],
        changed: ["beyond-loopback" as const],
      },
    }));
    await choose(new File(["services: {}"], "docker-compose.yml"), new File(["A=1"], ".env"));
    expect(bridge.asked.at(-1)).toEqual({
      name: "settings.readFiles",
      input: { compose: ["services: {}"], env: "A=1" },
    });
    // What is as it was is no change.
    expect(store.getState().draft).toEqual({ port: "28789" });
    expect(screen.getByText("1 setting came in")).toBeTruthy();
    expect(screen.getByText(/here on this computer only/)).toBeTruthy();
    expect(screen.getByText("OPENAI_API_KEY").parentElement?.textContent).toContain("a secret");
    expect(screen.getByRole("button", { name: "Review and apply" })).toBeTruthy();
  });

  it("says so where nothing is in them", async () => {
    const { bridge, store } = await show();
    bridge.answer("settings.readFiles", () => ({ ok: true, value: { patch: {}, left: [], changed: [] } }));
    await choose(new File(["X=1"], "theirs.env"));
    expect(bridge.asked.at(-1)?.input).toEqual({ compose: [], env: "X=1" });
    expect(screen.getByText("There is no setting in these files.")).toBeTruthy();
    expect(store.getState().draft).toEqual({});
  });
});
