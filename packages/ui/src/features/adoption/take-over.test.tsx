import type { AdoptionState } from "@rockpool/gateway-core/contract/adoption";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { composeInstance, nativeInstance } from "../../gallery/sample-gateways.ts";
import { giveBackFiles, importPreview, takeOverPreview } from "../../gallery/sample-take-over.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { GatewaysRoom } from "./gateways-room.tsx";

const stopped = snapshotIn("stopped");
const none = { ...stopped, gateway: { ...stopped.gateway, container: null } };

function show(snapshot: Snapshot = none) {
  const app = testApp("gateways");
  app.store.setState({ snapshot });
  app.bridge
    .succeed("adoption.list", { gateways: [composeInstance, nativeInstance], engines: [] })
    .succeed("adoption.previewTakeOver", takeOverPreview)
    .succeed("adoption.previewImport", importPreview)
    .succeed("adoption.previewGiveBack", giveBackFiles)
    .succeed("adoption.takeOver", { operationId: "1" })
    .succeed("adoption.undoTakeOver", { operationId: "1" })
    .succeed("adoption.forgetOld", {})
    .succeed("adoption.import", { operationId: "1" })
    .succeed("adoption.giveBack", { operationId: "1" });
  renderIn(app, <GatewaysRoom />);
  const asked = (name: string) =>
    app.bridge.asked.filter((each) => each.name === name).map(({ input }) => input);
  return { app, asked };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => userEvent.click(await button(name));
const pressIn = async (item: string, name: string) =>
  userEvent.click(within(await screen.findByRole("listitem", { name: item })).getByRole("button", { name }));

it("tells every difference by its weight, and takes over what is chosen", async () => {
  const { app, asked } = show();
  await pressIn(composeInstance.name, "Take over…");
  expect(document.activeElement?.textContent).toBe(`Take over ${composeInstance.name}`);
  const risks = await screen.findByRole("region", { name: "Stays as it is, at a risk" });
  expect(within(risks).getByText("0.0.0.0:18789:18789/tcp")).toBeTruthy();
  expect(within(risks).getByText(/It is needed there/)).toBeTruthy();
  const fixed = screen.getByRole("region", { name: "Changes in any case" });
  expect(within(fixed).getByText("com.docker.compose.*, goes")).toBeTruthy();
  expect(within(fixed).getByText(/Carried as it is: Ulimits and Dns\./)).toBeTruthy();
  expect(screen.getByText(/a copy of its state is made \(52\.4 MB\)/)).toBeTruthy();
  await userEvent.click(within(risks).getByRole("radio", { name: "This computer only" }));
  await press("Take over");
  expect(asked("adoption.takeOver")).toEqual([{ id: composeInstance.id, safer: ["published:18789/tcp"] }]);
  await waitFor(() => expect(app.store.getState().room).toBe("home"));
});

it("takes every safer value at once, and each can be kept again", async () => {
  const { asked } = show();
  await pressIn(composeInstance.name, "Take over…");
  await press("Take every safer value");
  const limits = await screen.findByRole("listitem", { name: "Number of processes" });
  await userEvent.click(within(limits).getByRole("radio", { name: "Keep" }));
  await press("Take over");
  const ids = ["published:18789/tcp", "secret:ANTHROPIC_API_KEY", "capabilities", "log-rotation"];
  expect(asked("adoption.takeOver")).toEqual([{ id: composeInstance.id, safer: ids }]);
});

it("says why one cannot be taken over, and does nothing", async () => {
  const { app, asked } = show();
  app.bridge.fail("adoption.previewTakeOver", {
    code: "take-over-refused",
    message: "no",
    facts: { name: "claw", because: "unpublished" },
  });
  await pressIn(composeInstance.name, "Take over…");
  expect(await screen.findByText(/It publishes no port of its own/)).toBeTruthy();
  expect(await button("Take over")).toHaveProperty("disabled", true);
  await press("Cancel");
  expect(await screen.findByRole("heading", { name: "Gateways" })).toBeTruthy();
  expect(asked("adoption.takeOver")).toEqual([]);
});

it("copies a state to where it was said, after it was seen what is copied", async () => {
  const { asked } = show();
  await pressIn("native", "Copy its state…");
  expect(screen.queryByRole("checkbox", { name: /^Stop native/ })).toBeNull();
  await userEvent.click(await screen.findByRole("radio", { name: /^A volume/ }));
  await userEvent.type(await screen.findByLabelText("Volume"), "claw-copy");
  await screen.findByText("volume claw-keys");
  await waitFor(async () => expect(await button("Copy the state")).toHaveProperty("disabled", false));
  await press("Copy the state");
  expect(asked("adoption.import")).toEqual([
    {
      id: nativeInstance.id,
      into: { kind: "volume", name: "claw-copy" },
      workspace: true,
      stopSource: false,
    },
  ]);
});

it("gives nothing back before secrets and folder were said", async () => {
  const { asked } = show(snapshotIn("running"));
  await press("Give back…");
  expect(await screen.findByText(/Left out: DeviceCgroupRules/)).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Folder"), "/srv/claw");
  expect(await button("Give back")).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("checkbox", { name: "Write its secrets, too" }));
  await userEvent.click(screen.getByRole("radio", { name: "Shell script" }));
  await waitFor(async () => expect(await button("Give back")).toHaveProperty("disabled", false));
  await press("Give back");
  expect(asked("adoption.giveBack")).toEqual([
    { format: "run", secrets: true, directory: "/srv/claw", overwrite: false },
  ]);
});

it("puts the old container back, or removes it, after a yes", async () => {
  const adoption: AdoptionState = { kind: "taken-over", name: "claw", at: 0, undoable: "yes" };
  const { asked } = show(snapshotIn("running", { adoption }));
  await press("Remove the old container…");
  await press("Keep it");
  expect(asked("adoption.forgetOld")).toEqual([]);
  await press("Remove the old container…");
  await press("Remove");
  expect(asked("adoption.forgetOld")).toEqual([{}]);
  await press("Undo the take-over…");
  await press("Put it back");
  expect(asked("adoption.undoTakeOver")).toEqual([{}]);
});

it("offers no way back to a container that is gone", async () => {
  show(snapshotIn("running", { adoption: { kind: "taken-over", name: "claw", at: 0, undoable: "no" } }));
  expect(await screen.findByText(/The old container is not there any more/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Undo the take-over…" })).toBeNull();
});
