import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { sampleCheckpoint } from "../../gallery/sample-images.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { RollBackDialog } from "./roll-back-dialog.tsx";

async function show(checkpoints: Checkpoint[], checkpointId: string | null = "cp-1") {
  const app = testApp();
  const goBack = { checkpointId: "cp-1", version: "2026.9.5", at: 1 };
  app.store.setState({ snapshot: snapshotIn("stopped", { goBack }) });
  app.bridge.succeed("checkpoints.list", { checkpoints }).succeed("gateway.rollBack", { operationId: "1" });
  renderIn(app, <RollBackDialog checkpointId={checkpointId} />);
  return { app, dialog: within(await screen.findByRole("alertdialog")) };
}

const calls = ({ bridge }: ReturnType<typeof testApp>) =>
  bridge.asked.filter(({ name }) => name === "gateway.rollBack").map(({ input }) => input);

describe("the question about going back", () => {
  it("says what comes back and what is kept, and leaves the workspace alone", async () => {
    const { app, dialog } = await show([sampleCheckpoint()]);
    expect(await dialog.findByText(/^OpenClaw 2026\.9\.5 comes back, with the state of/)).toBeTruthy();
    expect(dialog.getByText(/kept as a copy of its own\. Your workspace stays as it is\./)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Go back" }));
    expect(calls(app)).toEqual([{ checkpointId: "cp-1", workspace: false }]);
  });

  it("puts the workspace back where that was ticked", async () => {
    const { app, dialog } = await show([sampleCheckpoint()], null);
    await userEvent.click(await dialog.findByRole("checkbox", { name: "Put the workspace back, too" }));
    expect(dialog.queryByText(/workspace stays as it is/)).toBeNull();
    await userEvent.click(dialog.getByRole("button", { name: "Go back" }));
    expect(calls(app)).toEqual([{ checkpointId: "cp-1", workspace: true }]);
  });

  it("offers no workspace that the copy does not hold", async () => {
    const { dialog } = await show([sampleCheckpoint({ parts: [] })]);
    expect(await dialog.findByText(/This copy holds no workspace/)).toBeTruthy();
    expect(dialog.queryByRole("checkbox")).toBeNull();
  });

  it("goes nowhere without a copy, or after a no", async () => {
    const { app, dialog } = await show([], "gone");
    expect(await dialog.findByRole("heading", { name: "There is no copy to go back to" })).toBeTruthy();
    expect(dialog.queryByRole("button", { name: "Go back" })).toBeNull();
    await userEvent.click(dialog.getByRole("button", { name: "Close" }));
    expect(calls(app)).toEqual([]);
  });
});
