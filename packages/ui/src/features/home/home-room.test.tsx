import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { failedPull, pullOperation } from "../../gallery/sample-operations.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";
import { engineFacts, snapshotIn, startOperation } from "../../testing/snapshots.ts";

function show(phase: Phase, part: Partial<Snapshot> = {}) {
  const app = testApp();
  app.bridge.push("snapshot", snapshotIn(phase, part));
  renderApp(app);
  return app;
}

function failing(phase: Phase, failure: Failure) {
  return show(phase, { failure: { ...failure, at: Date.now() } });
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const main = () => within(screen.getByRole("main"));

describe("Home", () => {
  it("says nothing before the service has spoken", () => {
    renderApp(testApp());
    expect(main().getByRole("heading", { level: 1 }).textContent).toBe("Loading");
    expect(main().queryByRole("button")).toBeNull();
  });

  it("names a chat app that does not work, and leads to where it is said why", async () => {
    const trouble = { accountId: "default", state: "error", lastError: "401" } as const;
    const channelTroubles = [{ channel: "telegram", label: "Telegram", ...trouble }];
    const { store } = show("degraded", { channelTroubles });
    expect(await screen.findByText("Telegram does not work now")).toBeTruthy();
    await press("Show");
    expect(store.getState().room).toBe("channels");
  });

  it.each<[Phase, string, string]>([
    ["not-set-up", "Set up", "gateway.start"],
    ["stopped", "Start", "gateway.start"],
    ["needs-attention", "Start", "gateway.start"],
    ["running", "Stop", "gateway.stop"],
    ["degraded", "Restart", "gateway.restart"],
    ["engine-stopped", "Search again", "engine.search"],
  ])("offers in %s: %s", async (phase, button, call) => {
    const { bridge } = show(phase);
    expect(main().getByRole("heading", { level: 1 })).toBeTruthy();
    await press(button);
    expect(bridge.asked.map(({ name }) => name)).toEqual([call]);
  });

  it("leads to the dashboard while the gateway runs", async () => {
    const { store } = show("running");
    await press("Open dashboard");
    expect(store.getState().room).toBe("dashboard");
  });

  it("shows the steps of what is under way, and cancels it once", async () => {
    const { bridge } = show("starting", { operation: startOperation(5) });
    bridge.succeed("operation.cancel", {});
    const steps = within(screen.getByRole("list", { name: /^Steps/ })).getAllByRole("listitem");
    expect(steps.map(({ ariaCurrent }) => ariaCurrent).filter(Boolean)).toEqual(["step"]);
    expect(steps[4]?.textContent).toBe("Container started0.9 s");
    expect(steps[5]?.textContent).toContain("Waiting for the gateway");
    expect(steps[7]?.textContent).toBe("Verify the address");
    expect(screen.getByText("Cancelling keeps your state, workspace and image.")).toBeTruthy();
    await press("Cancel");
    expect(bridge.asked).toEqual([{ name: "operation.cancel", input: { operationId: "op-1" } }]);
    expect(screen.getByRole("button", { name: "Cancelling…" })).toHaveProperty("disabled", true);
  });

  it("shows one button of a failure, with the evidence folded, and the code to copy", async () => {
    const { bridge, shell } = failing("stopped", {
      code: "port-taken",
      message: "address already in use",
      facts: { port: "18789", holder: "container web", freePort: "18790" },
      detail: "last line of the log",
      actions: [{ kind: "use-port", value: "18790" }, { kind: "retry" }],
    });
    bridge.answer("settings.set", () => ({ ok: true, value: {} as never }));
    expect(await screen.findByRole("heading", { name: "Port 18789 is taken" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    expect(screen.getByText(/last line of the log/).closest("details")).toHaveProperty("open", false);
    await userEvent.click(screen.getByText("Details"));
    await press("Copy code");
    expect(shell.copied).toEqual(["port-taken"]);
    await press("Use port 18790");
    expect(bridge.asked.map(({ name, input }) => [name, input])).toEqual([
      ["settings.set", { patch: { port: 18790 } }],
      ["gateway.start", { useExistingState: false }],
    ]);
  });

  it("starts on a state that is not ours only after a yes", async () => {
    const { bridge } = failing("not-set-up", {
      code: "state-exists",
      message: "",
      facts: { path: "/home/ada/.openclaw" },
      actions: [{ kind: "use-existing-state" }],
    });
    await press("Use this state…");
    const question = within(await screen.findByRole("alertdialog"));
    expect(question.getByText(/^\/home\/ada\/\.openclaw holds/)).toBeTruthy();
    await userEvent.click(question.getByRole("button", { name: "Leave it alone" }));
    expect(bridge.asked).toEqual([]);
    await press("Use this state…");
    await userEvent.click(await screen.findByRole("button", { name: "Use this state" }));
    expect(bridge.asked).toEqual([{ name: "gateway.start", input: { useExistingState: true } }]);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("forces a stop only after a yes", async () => {
    const { bridge } = failing("stopping", {
      code: "stop-timeout",
      message: "",
      actions: [{ kind: "force-stop" }],
    });
    await press("Force stop…");
    await userEvent.click(await screen.findByRole("button", { name: "Force stop" }));
    expect(bridge.asked).toEqual([{ name: "gateway.stop", input: { force: true } }]);
  });

  it("explains a missing engine rather than what failed without it", async () => {
    const report = [
      { source: "x", endpoint: "unix:///nowhere.sock", outcome: "refused", tookMs: 1 } as const,
    ];
    show("no-engine", {
      engine: { kind: "unavailable", failure: { code: "engine-missing", message: "" }, report },
      failure: { code: "gateway-crashed", message: "", at: 1 },
    });
    expect(await screen.findByRole("heading", { name: "No container engine found" })).toBeTruthy();
    expect(screen.queryByText("The gateway crashed")).toBeNull();
    expect(screen.getByText("unix:///nowhere.sock").closest("li")?.textContent).toContain("nobody listens");
  });

  it("dismisses a failure", async () => {
    const { bridge } = failing("stopped", { code: "gateway-crashed", message: "" });
    await press("Dismiss");
    expect(bridge.asked.map(({ name }) => name)).toEqual(["failure.dismiss"]);
  });

  it("tells what a call came to when it could not be made", async () => {
    const { bridge } = show("stopped");
    bridge.fail("gateway.start", { code: "operation-busy", message: "" });
    await press("Start");
    expect(await screen.findByText("Something else is under way")).toBeTruthy();
  });

  it("shows what a start would do, asked only when somebody wants to know", async () => {
    const { bridge } = show("not-set-up");
    bridge.succeed("gateway.plan", {
      steps: [{ id: "create-container", command: "docker create openclaw" }],
    });
    await userEvent.click(screen.getByText("What will happen"));
    expect(await screen.findByText("docker create openclaw")).toBeTruthy();
    expect(bridge.asked).toEqual([{ name: "gateway.plan", input: { kind: "start" } }]);
  });

  it("copies the whole digest and shows the short one", async () => {
    const { shell } = show("running");
    expect(screen.getByText("sha256:8c1f4f0d2a7e")).toBeTruthy();
    await press("Copy digest");
    expect(shell.copied[0]).toHaveLength("sha256:".length + 64);
  });

  it("offers to apply changed settings", async () => {
    const { bridge } = show("running", {
      notices: [{ id: "1", code: "recreate-to-apply", facts: { fields: "image, ports" } }],
    });
    expect(screen.getByText(/still has the old image and port\./)).toBeTruthy();
    await press("Apply now");
    expect(bridge.asked.map(({ name }) => name)).toEqual(["settings.apply"]);
  });

  it("measures use only while it is shown", () => {
    const { bridge, store } = show("running");
    expect(bridge.followers("stats")).toBe(1);
    act(
      () => void bridge.push("stats", { at: 1, cpuPercent: 2.94, memoryBytes: 7e8, memoryLimitBytes: null }),
    );
    expect(screen.getByRole("img", { name: "CPU: 2.9 %" })).toBeTruthy();
    expect(screen.getByRole("img", { name: "Memory: 700 MB" })).toBeTruthy();
    act(() => store.setState({ room: "settings" }));
    expect(bridge.followers("stats")).toBe(0);
  });

  it("shows what the gateway says of itself when asked", async () => {
    const { bridge } = show("running");
    bridge.succeed("gateway.health", {
      at: Date.now(),
      ok: false,
      version: null,
      durationMs: 9,
      plugins: { loaded: ["memory"], errors: [{ id: "voice", message: "no codec" }] },
      channels: [
        { id: "wa", label: "WhatsApp", configured: true, state: "failing", detail: "Logged out" },
        { id: "tg", label: "Telegram", configured: true, state: "ok" },
      ],
      agents: [{ id: "main", name: "Main", isDefault: true, sessions: 1 }],
      findings: null,
    });
    await press("Check health");
    const rows = (await screen.findAllByRole("listitem")).map(({ textContent }) => textContent);
    expect(rows).toEqual([
      "1 loaded1 with an error",
      "voiceno codec",
      "WhatsAppLogged out",
      "TelegramConnected",
      "Maindefault, 1 session",
    ]);
  });

  it("gets a missing image, says how that is done by hand, and leads to where another is chosen", async () => {
    const { shell, store, bridge } = show("no-image");
    bridge.succeed("images.pull", { operationId: "op-2" });
    await press("Get the image");
    const reference = "ghcr.io/openclaw/openclaw:2026.9.6";
    expect(bridge.asked).toEqual([{ name: "images.pull", input: { reference } }]);
    await userEvent.click(screen.getByText("By hand"));
    await press("Copy the line");
    expect(shell.copied).toEqual([`docker pull ${reference}`]);
    await press("Choose image…");
    expect(store.getState()).toMatchObject({ room: "images", imagesPart: "get" });
  });

  it("shows a download in a card while there is no gateway, and in a line beside one", async () => {
    const { bridge } = show("pulling", { imageOperation: pullOperation() });
    expect(screen.getByRole("progressbar", { name: "Getting the image" }).ariaValueNow).toBe("37");
    expect(
      screen.getByText(/^Downloading · 412 MB of 1\.1 GB · 8\.4 MB\/s · about 2 min left$/),
    ).toBeTruthy();
    expect(screen.getByText("Cancelling changes nothing that is here.")).toBeTruthy();
    act(() => void bridge.push("snapshot", snapshotIn("running", { imageOperation: pullOperation() })));
    expect(screen.queryByText("Cancelling changes nothing that is here.")).toBeNull();
    expect(screen.getByRole("progressbar", { name: "Getting the image" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Show images" })).toBeTruthy();
  });

  it("explains what was not got where there is no image, until that is put away", async () => {
    const { bridge } = show("no-image", { imageOperation: failedPull });
    expect(screen.getByRole("heading", { name: "The registry cannot be reached" })).toBeTruthy();
    await press("Dismiss");
    expect(screen.queryByRole("heading", { name: "The registry cannot be reached" })).toBeNull();
    expect(bridge.asked).toEqual([]);
  });

  it("offers to go back beside the button of a failure, and asks first", async () => {
    const { bridge, store } = show("needs-attention", {
      goBack: { checkpointId: "cp-1", version: "2026.4.29", at: 1 },
      failure: {
        code: "change-unfinished",
        message: "",
        at: 1,
        actions: [{ kind: "retry" }, { kind: "roll-back", value: "cp-1" }],
      },
    });
    await press("Go back to 2026.4.29…");
    expect(store.getState().question).toEqual({ kind: "roll-back", checkpointId: "cp-1" });
    expect(bridge.asked.filter(({ name }) => name !== "checkpoints.list")).toEqual([]);
  });

  it("says that there is a newer image, and where", async () => {
    const { store } = show("running", {
      image: { here: "unknown", newer: { digest: "sha256:1", version: "2026.9.7" }, checkedAt: 1 },
    });
    expect(screen.getByText("OpenClaw 2026.9.7")).toBeTruthy();
    await press("Show images");
    expect(store.getState().room).toBe("images");
  });

  it("runs since the container does, not since it was first seen", () => {
    const now = new Date();
    const { startedAt } = snapshotIn("running").gateway.container ?? {};
    show("running", { since: now.getTime() });
    const { units } = testApp().messages;
    expect(screen.getByText(`Since ${units.moment(startedAt ?? 0, now.getTime())}`)).toBeTruthy();
  });

  it("names the engine", () => {
    show("stopped", {
      engine: { kind: "connected", facts: { ...engineFacts, product: "orbstack" }, report: [] },
    });
    expect(screen.getByText("OrbStack 27.3.1")).toBeTruthy();
  });
});
