import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { threeCheckpoints } from "../../gallery/sample-images.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { CopiesPart } from "./copies-part.tsx";

async function show() {
  const app = testApp("images");
  app.store.setState({ snapshot: snapshotIn("running") });
  app.bridge.succeed("checkpoints.list", { checkpoints: threeCheckpoints }).succeed("checkpoints.remove", {});
  renderIn(app, <CopiesPart />);
  const rows = await screen.findAllByRole("listitem");
  return { app, first: within(rows[0] as HTMLElement), rows };
}

it("says of each copy its version, when, how large and why", async () => {
  const { rows } = await show();
  expect(rows.map(({ textContent }) => textContent)[2]).toMatch(
    /^OpenClaw 2026\.4\.29.* · 508 MB · 120 days agoBefore a state from elsewhere was used/,
  );
});

it("asks before it goes back", async () => {
  const { app, first } = await show();
  await userEvent.click(first.getByRole("button", { name: "Go back…" }));
  expect(app.store.getState().question).toEqual({ kind: "roll-back", checkpointId: "cp-1" });
});

it("removes a copy after a yes only", async () => {
  const { app, first } = await show();
  const removed = () => app.bridge.asked.filter(({ name }) => name === "checkpoints.remove");
  await userEvent.click(first.getByRole("button", { name: "Remove…" }));
  await userEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Keep" }));
  expect(removed()).toEqual([]);
  await userEvent.click(first.getByRole("button", { name: "Remove…" }));
  await userEvent.click(await screen.findByRole("button", { name: "Remove copy" }));
  expect(removed()).toEqual([{ name: "checkpoints.remove", input: { id: "cp-1" } }]);
  await waitFor(() =>
    expect(app.bridge.asked.filter(({ name }) => name === "checkpoints.list")).toHaveLength(2),
  );
});
