import type { FailureCode } from "@rockpool/gateway-core/contract/failure";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { testApp } from "../testing/render-app.tsx";
import { snapshotIn } from "../testing/snapshots.ts";
import { connectStore } from "./connect-store.ts";
import { ask } from "./use-ask.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const failed = (code: FailureCode) => snapshotIn("stopped", { failure: { code, message: "", at: 1 } });

async function startRefused(room: "home" | "logs") {
  const app = testApp(room);
  connectStore(app.store, app.bridge, app.shell);
  app.bridge.push("snapshot", snapshotIn("stopped"));
  app.bridge.fail("gateway.start", { code: "port-taken", message: "" });
  await ask(app, "gateway.start", {});
  return app;
}

const told = ({ store }: Awaited<ReturnType<typeof startRefused>>) =>
  store.getState().toasts.map(({ code }) => code);

it("leaves to Home's card what it tells", async () => {
  const app = await startRefused("home");
  app.bridge.push("snapshot", failed("port-taken"));
  vi.advanceTimersByTime(1000);
  expect(told(app)).toEqual([]);
});

it("tells on Home what no card does", async () => {
  const app = await startRefused("home");
  vi.advanceTimersByTime(1000);
  expect(told(app)).toEqual(["port-taken"]);
});

it("tells at once in another room, until Home is opened", async () => {
  const app = await startRefused("logs");
  app.bridge.push("snapshot", failed("port-taken"));
  expect(told(app)).toEqual(["port-taken"]);
  app.store.setState({ room: "home" });
  expect(told(app)).toEqual([]);
});

it("takes a toast away with its failure", async () => {
  const app = await startRefused("logs");
  app.bridge.push("snapshot", failed("port-taken"));
  app.bridge.push("snapshot", snapshotIn("running"));
  expect(told(app)).toEqual([]);
});
