import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { sampleCheckpoint } from "../../gallery/sample-images.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";
import { container, snapshotIn } from "../../testing/snapshots.ts";

const now = Date.now();
const reference = "ghcr.io/openclaw/openclaw:new";

/** A gateway that was ready 18 s after its start. */
async function show(version: string | null, checkpoints: Checkpoint[] = [], here = false) {
  const app = testApp();
  const snapshot = snapshotIn("running");
  app.bridge.succeed("checkpoints.list", { checkpoints }).succeed("gateway.change", { operationId: "1" });
  app.bridge.push("snapshot", {
    ...snapshot,
    since: now - 3_582_000,
    gateway: { ...snapshot.gateway, container: container(now, { startedAt: now - 3_600_000 }) },
  });
  app.store.setState({ question: { kind: "change-version", reference, version, here } });
  renderApp(app);
  const dialog = within(await screen.findByRole("alertdialog"));
  return { app, dialog };
}

const changes = ({ bridge }: ReturnType<typeof testApp>) =>
  bridge.asked.filter(({ name }) => name === "gateway.change").map(({ input }) => input);

describe("the question about another version", () => {
  it("says from which to which, in what order, and for how long there is no gateway", async () => {
    const { dialog } = await show("2026.9.7", [sampleCheckpoint({ tookMs: 4000 })]);
    expect(dialog.getByRole("heading", { name: "Change to OpenClaw 2026.9.7?" })).toBeTruthy();
    expect(dialog.getByText("OpenClaw 2026.9.6")).toBeTruthy();
    expect(dialog.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "The image is downloaded while the gateway goes on.",
      "The gateway stops, and its state is copied and verified.",
      "The new version starts on the state.",
      "If it does not get ready, the version and the state of now come back by themselves.",
      "The image becomes the one in Settings.",
    ]);
    expect(await dialog.findByText("About 22 s without gateway.")).toBeTruthy();
  });

  it("has words where no time can be told", async () => {
    const { dialog } = await show(null, [], true);
    expect(dialog.getByText(/^About a minute without gateway/)).toBeTruthy();
    expect(dialog.getAllByRole("listitem")).toHaveLength(4);
  });

  it("changes after a yes, rehearsed where that was ticked", async () => {
    const { app, dialog } = await show("2026.9.7");
    await userEvent.click(dialog.getByRole("checkbox", { name: "Rehearse first on a copy" }));
    expect(dialog.getByText(/on a copy of the state\. If it does not, nothing/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Change" }));
    expect(changes(app)).toEqual([{ reference, rehearse: true }]);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  });

  it("changes nothing after a no", async () => {
    const { app, dialog } = await show("2026.9.7");
    await userEvent.click(dialog.getByRole("button", { name: "Stay" }));
    expect(changes(app)).toEqual([]);
  });

  it("says beforehand that an older version will be refused, and why", async () => {
    const { dialog } = await show("2026.4.29");
    expect(dialog.getByRole("heading", { name: "OpenClaw 2026.4.29 is older than your state" })).toBeTruthy();
    expect(await dialog.findByText(/^There is no copy of the state from 2026\.4\.29/)).toBeTruthy();
    expect(dialog.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Close"]);
  });

  it("leads to the copy of an older version where there is one", async () => {
    const { app, dialog } = await show("2026.4.29", [sampleCheckpoint({ id: "old", version: "2026.4.29" })]);
    await userEvent.click(await dialog.findByRole("button", { name: "Go back to that copy…" }));
    expect(app.store.getState().question).toEqual({ kind: "roll-back", checkpointId: "old" });
    expect(changes(app)).toEqual([]);
  });
});
