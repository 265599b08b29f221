import type { CallName } from "@rockpool/gateway-core/contract/calls";
import type { Failure, FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { Operation, OperationKind } from "@rockpool/gateway-core/contract/operation";
import { describe, expect, it } from "vitest";
import { testApp } from "../../testing/render-app.tsx";
import { snapshotIn, startOperation } from "../../testing/snapshots.ts";
import { performFailureAction } from "./perform-failure-action.ts";

async function perform(
  action: FailureAction,
  failure: Partial<Failure> = {},
  operation?: Partial<Operation>,
) {
  const app = testApp();
  app.bridge.answer("settings.set", () => ({ ok: true, value: {} as never }));
  const snapshot = snapshotIn("stopped", operation && { operation: startOperation(0, operation) });
  app.store.setState({ snapshot });
  await performFailureAction(app, { code: "unexpected", message: "", ...failure }, action);
  return { app, asked: app.bridge.asked.map(({ name }) => name) };
}

const failed = (kind: OperationKind): Partial<Operation> => ({
  kind,
  state: "failed",
  failure: { code: "unexpected", message: "" },
});

describe("performFailureAction", () => {
  it.each<[FailureAction["kind"], CallName]>([
    ["start-engine", "engine.start"],
    ["repair", "gateway.repair"],
    ["start-gateway", "gateway.start"],
  ])("%s calls %s", async (kind, call) => {
    expect((await perform({ kind })).asked).toEqual([call]);
  });

  it.each<[OperationKind, CallName]>([
    ["start", "gateway.start"],
    ["stop", "gateway.stop"],
    ["restart", "gateway.restart"],
    ["remove", "gateway.remove"],
    ["repair", "gateway.repair"],
    ["change", "gateway.change"],
  ])("tries again what failed: %s", async (kind, call) => {
    const facts = { image: "openclaw:new" };
    expect((await perform({ kind: "retry" }, { facts }, failed(kind))).asked).toEqual([call]);
  });

  it.each<[string, Partial<Operation>]>([
    ["was done", { kind: "remove", state: "done" }],
    ["was given up", { kind: "stop", state: "cancelled" }],
    ["failed in another way", { ...failed("remove"), failure: { code: "engine-error", message: "" } }],
  ])("does not repeat the operation before a refused start, which %s", async (_what, operation) => {
    expect((await perform({ kind: "retry" }, {}, operation)).asked).toEqual(["gateway.start"]);
  });

  it.each<Failure["code"]>(["engine-missing", "service-version"])(
    "searches again, and starts nothing, where the trouble is %s",
    async (code) => {
      expect((await perform({ kind: "retry" }, { code }, failed("stop"))).asked).toEqual(["engine.search"]);
    },
  );

  it("does nothing for what is done by hand", async () => {
    expect((await perform({ kind: "rename-container" })).asked).toEqual([]);
  });

  it("gives the directory back that is in the way, and tries again", async () => {
    const app = testApp();
    app.bridge.answer("setup.repairOwner", () => ({ ok: true, value: { changed: 3 } }));
    const failure = { code: "state-foreign-owner", message: "" } as const;
    await performFailureAction(app, failure, { kind: "repair-ownership", value: "workspace" });
    expect(app.bridge.asked).toMatchObject([
      { name: "setup.repairOwner", input: { place: "workspace" } },
      { name: "gateway.start" },
    ]);
    app.bridge.asked.length = 0;
    app.bridge.fail("setup.repairOwner", { code: "state-in-use", message: "" });
    await performFailureAction(app, failure, { kind: "repair-ownership" });
    expect(app.bridge.asked).toMatchObject([{ name: "setup.repairOwner", input: { place: "state" } }]);
  });

  it("does not start on the old port when the new one could not be saved", async () => {
    const app = testApp();
    app.bridge.fail("settings.set", { code: "settings-read-only", message: "" });
    await performFailureAction(
      app,
      { code: "port-taken", message: "" },
      { kind: "use-port", value: "18790" },
    );
    expect(app.bridge.asked.map(({ name }) => name)).toEqual(["settings.set"]);
  });

  it("leads to the settings for a port that is not known", async () => {
    expect((await perform({ kind: "use-port" })).app.store.getState().room).toBe("settings");
  });

  it("leads to where images are chosen", async () => {
    const { app } = await perform({ kind: "choose-image" });
    expect(app.store.getState()).toMatchObject({ room: "images", imagesPart: "get" });
  });

  it.each<[string | undefined, string]>([
    [undefined, "ghcr.io/openclaw/openclaw:2026.9.6"],
    ["ghcr.io/openclaw/openclaw:main", "ghcr.io/openclaw/openclaw:main"],
  ])("gets the image that is named (%s), or the wished one", async (value, reference) => {
    const { app } = await perform(
      value === undefined ? { kind: "pull-image" } : { kind: "pull-image", value },
    );
    expect(app.bridge.asked).toEqual([{ name: "images.pull", input: { reference } }]);
  });

  it("gets an image from the mirror, leaves the setting alone and fills it in for a Save", async () => {
    const app = testApp();
    const reference = "docker.io/openclaw/openclaw:latest";
    app.bridge.succeed("images.pull", { operationId: "1" });
    app.store.setState({ snapshot: snapshotIn("no-image") });
    await performFailureAction(
      app,
      { code: "registry-unreachable", message: "" },
      { kind: "use-mirror", value: reference },
    );
    expect(app.bridge.asked).toEqual([{ name: "images.pull", input: { reference } }]);
    const { draft, toasts } = app.store.getState();
    expect(draft.image).toBe(reference);
    expect(toasts[0]?.text).toContain("The image in Settings is still ghcr.io/openclaw/openclaw:2026.9.6.");
  });

  it("does not touch the setting where the mirror was refused", async () => {
    const { app } = await perform({ kind: "use-mirror", value: "docker.io/openclaw/openclaw:latest" });
    expect(app.store.getState().draft).toEqual({});
  });

  it.each<[Partial<Failure>, Partial<Operation>, unknown]>([
    [
      { facts: { image: "openclaw:a" } },
      failed("pull"),
      [{ name: "images.pull", input: { reference: "openclaw:a" } }],
    ],
    [{}, failed("build"), []],
  ])("tries an image operation again as far as it is known: %j", async (failure, imageOperation, asked) => {
    const app = testApp();
    app.store.setState({
      snapshot: snapshotIn("stopped", { imageOperation: startOperation(0, imageOperation) }),
    });
    await performFailureAction(app, { code: "unexpected", message: "", ...failure }, { kind: "retry" });
    expect(app.bridge.asked).toEqual(asked);
  });

  it("opens the other gateway in the browser", async () => {
    const { app } = await perform({ kind: "open-gateway", value: "http://127.0.0.1:18789" });
    expect(app.shell.opened).toEqual(["http://127.0.0.1:18789"]);
  });

  it.each<FailureAction["kind"]>(["use-existing-state", "force-stop", "roll-back"])(
    "asks before %s",
    async (kind) => {
      const { app, asked } = await perform({ kind });
      expect(app.store.getState().question?.kind).toBe(kind);
      expect(asked).toEqual([]);
    },
  );
});
