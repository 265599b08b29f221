import type { Demo } from "@rockpool/gateway-core/contract/demo";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { pullOperation } from "../../gallery/sample-operations.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { DemoPage } from "./demo-page.tsx";

const demo = (part: Partial<Demo> = {}): Demo => ({
  state: "starting",
  step: "create",
  startedAt: Date.now(),
  address: null,
  failure: null,
  ...part,
});

function show(first: Demo | null) {
  const app = testApp();
  const leave = vi.fn();
  app.bridge
    .succeed("demo.start", {})
    .succeed("demo.stop", {})
    .succeed("demo.say", { reply: "I am no AI.", model: null, tookMs: 900 })
    .succeed("demo.link", { url: "http://127.0.0.1:18901/#token=secret" });
  const is = (next: Demo | null) =>
    act(() => app.store.setState({ snapshot: snapshotIn("not-set-up", { demo: next }) }));
  app.store.setState({ snapshot: snapshotIn("not-set-up", { demo: first }) });
  renderIn(app, <DemoPage leave={leave} />);
  const asked = (call: string) => app.bridge.asked.filter(({ name }) => name === call).length;
  return { app, leave, is, asked };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

describe("the demo", () => {
  it("is started by opening its page, and shows how far it is", async () => {
    const { is, asked } = show(null);
    await vi.waitFor(() => expect(asked("demo.start")).toBe(1));
    is(demo({ step: "gateway" }));
    expect(screen.getByText("Container made")).toBeTruthy();
    expect(screen.getByText("Starting the gateway")).toBeTruthy();
    expect(screen.getByText(/No AI model is in it/)).toBeTruthy();
    is(demo({ state: "running", step: null }));
    expect(screen.getByText("This is a demo, without an AI model")).toBeTruthy();
    expect(asked("demo.start")).toBe(1);
  });

  it("tells how far the download of its image is", () => {
    const app = testApp();
    const imageOperation = pullOperation();
    app.store.setState({
      snapshot: snapshotIn("no-image", { demo: demo({ step: "image" }), imageOperation }),
    });
    renderIn(app, <DemoPage leave={() => {}} />);
    expect(screen.getByText(/^Downloading · 412 MB of 1\.1 GB/)).toBeTruthy();
    expect(screen.getAllByRole("button", { name: "Cancel" })).toHaveLength(1);
  });

  it("is not started twice where it runs already, and answers", async () => {
    const { app, asked } = show(demo({ state: "running" }));
    await press("Send");
    expect(await screen.findByText("I am no AI.")).toBeTruthy();
    expect(asked("demo.start")).toBe(0);
    expect(asked("assistant.say")).toBe(0);
    await press("Open dashboard");
    expect(app.shell.opened).toEqual(["http://127.0.0.1:18901/#token=secret"]);
    expect(JSON.stringify(app.store.getState())).not.toContain("token=secret");
  });

  it("ends, says what goes with it, and leaves", async () => {
    const { app, leave, is } = show(demo({ state: "running" }));
    let tell = () => {};
    app.bridge.answer(
      "demo.stop",
      () => new Promise((resolve) => (tell = () => resolve({ ok: true, value: {} }))),
    );
    expect(screen.getByText(/Nothing of it stays\.$/)).toBeTruthy();
    await press("End the demo");
    expect(screen.getByRole("heading", { level: 1, name: "Ending the demo" })).toBeTruthy();
    expect(leave).not.toHaveBeenCalled();
    await act(async () => tell());
    expect(leave).toHaveBeenCalled();
    is(null);
  });

  it("leaves when another window has ended it", () => {
    const { is, leave } = show(demo({ state: "running" }));
    is(demo({ state: "ending" }));
    expect(screen.getByRole("heading", { level: 1, name: "Ending the demo" })).toBeTruthy();
    is(null);
    expect(leave).toHaveBeenCalledOnce();
  });

  it("can be cancelled while it starts", async () => {
    const { asked, leave } = show(demo());
    await press("Cancel");
    expect(asked("demo.stop")).toBe(1);
    await vi.waitFor(() => expect(leave).toHaveBeenCalled());
  });

  it.each([
    ["the service", null],
    ["the start", demo({ state: "failed", failure: { code: "engine-disk-full", message: "" } })],
  ])("tells in place what %s says, and tries again", async (_, first) => {
    const app = testApp();
    app.bridge.fail("demo.start", { code: "engine-disk-full", message: "" }).succeed("demo.stop", {});
    app.store.setState({ snapshot: snapshotIn("not-set-up", { demo: first }) });
    renderIn(app, <DemoPage leave={() => {}} />);
    expect(await screen.findByText(/disk is full/i)).toBeTruthy();
    const before = app.bridge.asked.length;
    await press("Try again");
    expect(app.bridge.asked.slice(before).map(({ name }) => name)).toEqual(["demo.start"]);
  });
});
