import type { AdoptionState, FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import {
  composeInstance,
  nativeInstance,
  rivalInstance,
  runInstance,
} from "../../gallery/sample-gateways.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { GatewaysRoom } from "./gateways-room.tsx";

async function show(gateways: FoundInstance[], snapshot = snapshotIn("stopped")) {
  const app = testApp("gateways");
  app.store.setState({ snapshot });
  app.bridge
    .succeed("adoption.list", { gateways, engines: [] })
    .succeed("adoption.adopt", {})
    .succeed("adoption.letGo", {});
  renderIn(app, <GatewaysRoom />);
  const row = async (name: string) => within(await screen.findByRole("listitem", { name }));
  const asked = (name: string) => app.bridge.asked.filter((each) => each.name === name);
  return { row, asked };
}

it("says where one comes from, whom it is open to, and which secrets can be read", async () => {
  const { row } = await show([composeInstance]);
  const one = await row(composeInstance.name);
  expect(one.getByText(/Compose project openclaw/)).toBeTruthy();
  expect(one.getByText("Running, healthy")).toBeTruthy();
  expect(one.getByText(/Whoever is on your network can reach 0\.0\.0\.0:18789/)).toBeTruthy();
  expect(one.getByText(/can read it: ANTHROPIC_API_KEY and OPENCLAW_GATEWAY_TOKEN\.$/)).toBeTruthy();
  expect(one.getByText(/openclaw-openclaw-cli-1 lives in its network/)).toBeTruthy();
});

it("watches and operates it by its id, and looks again after", async () => {
  const { row, asked } = await show([runInstance]);
  const one = await row("claw");
  await userEvent.click(one.getByRole("button", { name: "Watch" }));
  await userEvent.click(one.getByRole("button", { name: "Operate" }));
  expect(asked("adoption.adopt").map(({ input }) => input)).toEqual([
    { id: runInstance.id, mode: "watch" },
    { id: runInstance.id, mode: "operate" },
  ]);
  await waitFor(() => expect(asked("adoption.list").length).toBeGreaterThan(1));
});

it("lets go of the one that is shown, and offers more of it", async () => {
  const adoption: AdoptionState = {
    kind: "adopted",
    mode: "watch",
    ...{ name: runInstance.name, identity: runInstance.identity, companions: [], missing: false },
  };
  const { row, asked } = await show([runInstance, composeInstance], snapshotIn("running", { adoption }));
  const one = await row("claw");
  expect(one.getByText("On Home")).toBeTruthy();
  expect(one.getByRole("button", { name: "Operate" })).toBeTruthy();
  await userEvent.click(one.getByRole("button", { name: "Let go" }));
  expect(asked("adoption.letGo")).toHaveLength(1);
});

it("offers nothing while our own runs, and says why", async () => {
  const { row } = await show([runInstance], snapshotIn("running"));
  const one = await row("claw");
  expect(one.getByRole("button", { name: "Watch" })).toHaveProperty("disabled", true);
  expect(one.getByText(/Stop Rockpool's own gateway first/)).toBeTruthy();
});

it("offers no more than a copy of what cannot be shown, and warns of two on one state", async () => {
  const { row } = await show([nativeInstance, rivalInstance]);
  const native = await row("native");
  expect(native.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Copy its state…"]);
  expect(native.getByText(/no container that Rockpool could show/)).toBeTruthy();
  expect((await row("claw-old")).getByText(/Its state is also claw's/)).toBeTruthy();
});

it("offers nothing beside one that was taken over and runs", async () => {
  const adoption: AdoptionState = { kind: "taken-over", name: "claw", at: 0, undoable: "yes" };
  const { row } = await show([composeInstance], snapshotIn("running", { adoption }));
  const one = await row(composeInstance.name);
  for (const name of ["Watch", "Operate", "Take over…", "Copy its state…"])
    expect(one.getByRole("button", { name })).toHaveProperty("disabled", true);
});
