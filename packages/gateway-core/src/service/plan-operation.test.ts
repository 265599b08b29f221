import { describe, expect, it } from "vitest";
import type { ChangeJournal } from "../contract/change-journal.ts";
import type { ChangeWish } from "../lifecycle/change/change-desk.ts";
import { container, image, observed } from "../lifecycle/testing/observed-fixture.ts";
import { planOperation, planResume } from "./plan-operation.ts";

const up = container({ status: "running", exitCode: null, finishedAt: null });
const state = { ...observed().state, exists: true, known: true };
const asked = {
  takeOver: null,
  importWish: null,
  kind: "change",
  useExistingState: false,
  force: false,
} as const;
const ids = (steps: readonly { id: string }[]) => steps.map(({ id }) => id);

describe("a plan for another version", () => {
  const change: ChangeWish = { reference: "openclaw:2", rehearse: false, restore: null };
  const plan = (wish: Partial<ChangeWish>, facts: Parameters<typeof observed>[0] = {}) =>
    ids(
      planOperation({
        ...asked,
        observed: observed({ ours: up, state, ...facts }),
        change: { ...change, ...wish },
      }),
    );

  it("gets the image and looks at it before the gateway is stopped", () => {
    const steps = plan({}, { image: null });
    expect(steps.slice(0, 2)).toEqual(["pull-image", "check-target"]);
    expect(steps.indexOf("stop-container")).toBeGreaterThan(1);
  });

  it("does not ask a registry for an image that never came from one", () => {
    expect(plan({})[0]).toBe("check-target");
    expect(plan({}, { image: { ...image, repoDigests: ["a@sha256:1"] } })[0]).toBe("pull-image");
  });

  it("copies the state after the stop and before anything is replaced", () => {
    const steps = plan({});
    const order = [
      "stop-container",
      "write-checkpoint",
      "remove-container",
      "create-container",
      "settle",
      "commit-change",
    ];
    expect(steps.filter((id) => order.includes(id))).toEqual(order);
  });

  it("rehearses while the old one runs", () => {
    const steps = plan({ rehearse: true });
    expect(steps.indexOf("rehearse")).toBeLessThan(steps.indexOf("suspend-gateway"));
  });

  it("puts the state of a checkpoint back between the containers", () => {
    const steps = plan({ restore: { id: "c1", workspace: false } });
    const order = ["write-checkpoint", "remove-container", "restore-checkpoint", "create-container"];
    expect(steps.filter((id) => order.includes(id))).toEqual(order);
  });

  it("has nothing to copy where there is no state", () => {
    const steps = plan({}, { state: { ...state, exists: false } });
    expect(steps).not.toContain("write-checkpoint");
    expect(steps).not.toContain("commit-change");
  });

  it("is refused at once where that can be told", () => {
    const imageProblem = { code: "image-not-openclaw", message: "no" } as const;
    expect(() => plan({}, { imageProblem })).toThrow("no");
    const wished = { ...observed().wished, version: "2026.4.29" };
    expect(() => plan({}, { wished, state: { ...state, version: "2026.9.6" } })).toThrow("older");
    // Not where the state of that version comes with it.
    const restore = { id: "c1", workspace: false };
    expect(plan({ restore }, { wished, state: { ...state, version: "2026.9.6" } })).toContain(
      "restore-checkpoint",
    );
  });
});

describe("a change that was left unfinished", () => {
  const journal: ChangeJournal = {
    stage: "switching",
    startedAt: 1,
    stateLocator: "bind:/s",
    checkpointId: "c1",
    from: { reference: "openclaw:1", imageId: "sha256:1", version: "2026.4.29", ran: true },
    to: { reference: "openclaw:2", version: "2026.9.6", becomesWish: true, restores: null },
  };
  const resume = (change: Partial<ChangeJournal>, ours = up) => {
    const { steps, endsWith } = planResume({ ...journal, ...change }, observed({ ours }));
    return [ids(steps), endsWith?.failure.code ?? null];
  };
  const back = ["keep-log", "remove-new", "restore-checkpoint", "start-previous"];

  it.each([
    [
      "before anything was replaced",
      { stage: "stopping" } as const,
      up,
      [["start-previous"], "change-taken-back"],
    ],
    [
      "while the new one runs",
      {},
      { ...up, imageId: "sha256:2" },
      [["wait-live", "wait-started", "settle", "commit-change"], null],
    ],
    ["while nothing runs", {}, container({ imageId: "sha256:2" }), [back, "change-taken-back"]],
    ["while the old one runs", {}, up, [back, "change-taken-back"]],
    [
      "on its way back",
      { stage: "going-back" } as const,
      { ...up, imageId: "sha256:2" },
      [back, "change-taken-back"],
    ],
  ])("%s", (_what, change, ours, expected) => {
    expect(resume(change, ours)).toEqual(expected);
  });
});
