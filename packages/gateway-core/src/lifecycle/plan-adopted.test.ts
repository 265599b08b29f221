import { expect, it } from "vitest";
import type { Adopted } from "../contract/adoption.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import { containerAsItIs } from "./observe-container.ts";
import type { Observed } from "./observed.ts";
import { type PlanInput, plan } from "./plan.ts";
import { container } from "./testing/observed-fixture.ts";

const adopted: Adopted = {
  identity: { kind: "compose", engine: "E", project: "claw", service: "openclaw-gateway" },
  mode: "operate",
  name: "claw-openclaw-gateway-1",
  endpoint: "unix:///var/run/docker.sock",
  at: 1,
};

function planned(kind: PlanInput["kind"], ours: ContainerDetails | null, patch: Partial<Observed> = {}) {
  const observed = { ...containerAsItIs(ours), adopted, ...patch };
  const { steps, failure } = plan({ kind, observed, useExistingState: false, force: false });
  return failure?.code ?? steps?.map(({ id }) => id);
}

const running = container({ status: "running" });
const stopped = container({ status: "exited" });

it("starts and stops what its owner made, and makes nothing anew", () => {
  const up = ["start-container", "check-source", "wait-live", "wait-started"];
  expect(planned("start", stopped)).toEqual(up);
  expect(planned("start", running)).toEqual(["wait-live", "wait-started"]);
  expect(planned("stop", running)).toEqual(["suspend-gateway", "stop-container"]);
  expect(planned("stop", stopped)).toEqual([]);
  expect(planned("restart", running)).toEqual(["suspend-gateway", "stop-container", ...up]);
});

it.each(["remove", "repair", "change", "roll-back"] as const)(
  "does not %s what is somebody else's",
  (kind) => {
    expect(planned(kind, running)).toBe("gateway-not-ours");
  },
);

it("changes nothing of what is only watched, and says what would allow it", () => {
  const watched = { adopted: { ...adopted, mode: "watch" } as const };
  expect(planned("start", stopped, watched)).toBe("gateway-watched");
  expect(planned("stop", running, watched)).toBe("gateway-watched");
  const observed = { ...containerAsItIs(running), ...watched };
  const { failure } = plan({ kind: "stop", observed, useExistingState: false, force: true });
  expect(failure?.actions).toEqual([{ kind: "operate", value: "compose:E:claw/openclaw-gateway" }]);
});

it("says that it is gone", () => {
  expect(planned("start", null)).toBe("adopted-gone");
});

it("starts no second gateway on its state", () => {
  const state = { ...containerAsItIs(stopped).state, users: [{ name: "other", running: true }] };
  expect(planned("start", stopped, { state })).toBe("state-in-use");
  expect(
    planned("start", stopped, { state: { ...state, users: [{ name: "other", running: false }] } }),
  ).toEqual(expect.arrayContaining(["start-container"]));
  expect(planned("start", stopped, { state: { ...state, users: [], nativePid: 7 } })).toBe("state-in-use");
  // What runs already is left to its owner.
  expect(planned("start", running, { state })).toEqual(["wait-live", "wait-started"]);
});
