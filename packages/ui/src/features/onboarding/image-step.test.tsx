import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { defaultPreferences } from "../../gallery/preferences.ts";
import { failedPull, pullOperation } from "../../gallery/sample-operations.ts";
import { answerSetup, setupSnapshot } from "../../gallery/sample-setup.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";

function open(part: Partial<Snapshot> = {}) {
  const app = testApp();
  const snapshot = setupSnapshot(
    { step: "image" },
    { phase: "no-image", image: { here: null, newer: null, checkedAt: null }, ...part },
  );
  answerSetup(app.bridge, snapshot);
  app.bridge
    .succeed("settings.set", defaultPreferences)
    .succeed("images.pull", { operationId: "op-pull" })
    .succeed("images.load", { operationId: "op-load" })
    .push("snapshot", snapshot);
  renderApp(app);
  return app;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const asked = ({ bridge }: ReturnType<typeof open>) =>
  bridge.asked.filter(({ name }) => name !== "setup.remember" && !name.startsWith("setup."));

describe("the step of the image", () => {
  it("says how large the download is before it begins", async () => {
    const app = open();
    expect(await screen.findByText("OpenClaw 2026.9.7, 1.1 GB to download.")).toBeTruthy();
    await press("Download");
    expect(asked(app).at(-1)).toEqual({
      name: "images.pull",
      input: { reference: "ghcr.io/openclaw/openclaw:latest" },
    });
  });

  it("takes another channel, and makes it the image of the settings first", async () => {
    const app = open();
    await userEvent.click(await screen.findByRole("radio", { name: /^Another version/ }));
    await userEvent.click(await screen.findByRole("radio", { name: /^Extended stable/ }));
    await press("Download");
    const image = "ghcr.io/openclaw/openclaw:extended-stable";
    await waitFor(() =>
      expect(asked(app).slice(-2)).toEqual([
        { name: "settings.set", input: { patch: { image } } },
        { name: "images.pull", input: { reference: image } },
      ]),
    );
  });

  it("loads a file where there is no internet", async () => {
    const app = open();
    app.bridge.fail("images.resolve", { code: "registry-unreachable", message: "no such host" });
    await userEvent.click(await screen.findByRole("radio", { name: /^Load it from a file/ }));
    expect(screen.getByRole("button", { name: "Load" })).toHaveProperty("disabled", true);
    await userEvent.type(screen.getByLabelText("File"), "/media/usb/openclaw.tar{Enter}");
    expect(asked(app).at(-1)).toEqual({
      name: "images.load",
      input: { path: "/media/usb/openclaw.tar" },
    });
  });

  it("says why a download failed, in the place of the hint, and tries again", async () => {
    const app = open({ imageOperation: failedPull });
    expect(await screen.findByText("The registry cannot be reached")).toBeTruthy();
    await press("Try again");
    expect(asked(app).at(-1)?.name).toBe("images.pull");
  });

  it("asks whether to use what was built", async () => {
    const app = open({
      imageOperation: pullOperation({
        ...{ kind: "build", state: "done", cancellable: false },
        image: { reference: "rockpool/openclaw:mine", id: "sha256:1", digest: null, version: "2026.9.6" },
      }),
    });
    await screen.findByRole("heading", { name: "The image is ready" });
    await press("Use it");
    expect(asked(app).at(-1)).toEqual({
      name: "settings.set",
      input: { patch: { image: "rockpool/openclaw:mine" } },
    });
  });
});
