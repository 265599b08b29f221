import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { devices } from "../../gallery/sample-channels.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { DevicesRoom } from "./devices-room.tsx";

function show() {
  const app = testApp("devices");
  app.store.setState({ snapshot: snapshotIn("running") });
  app.bridge.succeed("devices.list", devices);
  for (const name of ["approve", "reject", "revoke", "rename"] as const)
    app.bridge.succeed(`devices.${name}`, {});
  renderIn(app, <DevicesRoom />);
  const asked = (name: string) =>
    app.bridge.asked.filter((each) => each.name === name).map(({ input }) => input);
  return { app, asked };
}

const rows = (name: string) => screen.findAllByRole("listitem", { name });

it("explains a request of ours, and lets in only what was said yes to", async () => {
  const { asked } = show();
  expect(await screen.findByText("This is the dashboard in Rockpool's own window.")).toBeTruthy();
  expect(screen.getByText("Rights: operator, operator.read, and operator.write")).toBeTruthy();
  const [phone] = await rows("Ada's phone");
  await userEvent.click(within(phone as HTMLElement).getByRole("button", { name: "Reject" }));
  const [ours] = await rows("Rockpool dashboard");
  await userEvent.click(within(ours as HTMLElement).getByRole("button", { name: "Let in" }));
  expect(asked("devices.reject")).toEqual([{ requestId: "d1" }]);
  expect(asked("devices.approve")).toEqual([{ requestId: "d2" }]);
});

it("marks our own, renames, and throws out after a yes", async () => {
  const { asked } = show();
  const [, ours] = await rows("Rockpool dashboard");
  const own = within(ours as HTMLElement);
  expect(own.getByText("Rockpool's own")).toBeTruthy();
  await userEvent.click(own.getByRole("button", { name: "Rename…" }));
  await userEvent.clear(screen.getByLabelText("Name"));
  await userEvent.type(screen.getByLabelText("Name"), "Desk");
  await userEvent.click(screen.getByRole("button", { name: "Rename" }));
  expect(asked("devices.rename")).toEqual([{ deviceId: "b1", name: "Desk" }]);
  await userEvent.click(own.getByRole("button", { name: "Throw out…" }));
  expect(screen.getByText(/its dashboard asks again/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Throw out" }));
  expect(asked("devices.revoke")).toEqual([{ deviceId: "b1" }]);
});
