import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildOperation } from "../../gallery/sample-operations.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { BuildPart } from "./build-part.tsx";

function show(busy = false) {
  const app = testApp("images");
  app.bridge.succeed("images.build", { operationId: "1" });
  const snapshot = snapshotIn("running", busy ? { imageOperation: buildOperation() } : {});
  renderIn(app, <BuildPart snapshot={snapshot} />);
  return app;
}

it("says what an image from npm lacks before it is built", async () => {
  const { bridge } = show();
  expect(screen.getByText(/^Such an image lacks/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Build" })).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByRole("textbox", { name: "Version" }), "2026.9");
  expect(screen.getByText(/^A version looks like/)).toBeTruthy();
  await userEvent.type(screen.getByRole("textbox", { name: "Version" }), ".6{Enter}");
  expect(bridge.asked).toEqual([
    { name: "images.build", input: { source: { kind: "npm", version: "2026.9.6" } } },
  ]);
});

it("keeps what was typed while another source is looked at", async () => {
  show();
  await userEvent.type(screen.getByRole("textbox", { name: "Version" }), "2026.9.6");
  await userEvent.click(screen.getByRole("radio", { name: "Source" }));
  expect(screen.getByText(/6 GB of memory or more/)).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "Version" })).toBeNull();
  await userEvent.click(screen.getByRole("radio", { name: "Release" }));
  expect(screen.getByRole("textbox", { name: "Version" })).toHaveProperty("value", "2026.9.6");
});

it("builds one at a time", async () => {
  const { bridge } = show(true);
  await userEvent.type(screen.getByRole("textbox", { name: "Version" }), "2026.9.6{Enter}");
  expect(bridge.asked).toEqual([]);
  expect(screen.getByText(/^One image at a time/)).toBeTruthy();
});
