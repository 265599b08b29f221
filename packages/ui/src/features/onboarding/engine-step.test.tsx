import type { Failure } from "@rockpool/gateway-core/contract/failure";
import type { EngineCheck } from "@rockpool/gateway-core/contract/setup";
import type { EngineState } from "@rockpool/gateway-core/contract/snapshot";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import {
  answerSetup,
  checksWith,
  setupSnapshot,
  takenPort,
  withoutEngine,
} from "../../gallery/sample-setup.ts";
import { renderApp, testApp } from "../../testing/render-app.tsx";
import { engineFacts } from "../../testing/snapshots.ts";

function open(engine: EngineState) {
  const app = testApp();
  const phase = engine.kind === "connected" ? "not-set-up" : "no-engine";
  const snapshot = setupSnapshot({ step: "engine" }, { engine, phase });
  answerSetup(app.bridge, snapshot);
  app.bridge.push("snapshot", snapshot);
  return app;
}

function connected(...others: EngineCheck[]) {
  const app = open({ kind: "connected", facts: engineFacts, report: [] });
  app.bridge.succeed("setup.checks", { checks: checksWith(...others) });
  renderApp(app);
  return app;
}

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const button = (name: string) => screen.findByRole("button", { name });
const press = async (name: string) => userEvent.click(await button(name));

describe("the step of the engine", () => {
  it("shows what is in the way with a fix, and lets one go on all the same", async () => {
    const app = connected(takenPort);
    app.bridge.answer("settings.set", () => new Promise(() => {}));
    await heading("Something is in the way");
    const list = within(screen.getByRole("list", { name: "What was found" }));
    expect(list.getAllByRole("listitem")).toHaveLength(1);
    expect(list.getByText(/18789 is taken by another OpenClaw gateway/)).toBeTruthy();
    await press("Use port 18790");
    expect(app.bridge.asked.at(-1)).toEqual({ name: "settings.set", input: { patch: { port: 18790 } } });
    await press("Continue anyway");
    await heading("Where your data lives");
  });

  it("stops at a warning, and goes on when it is read", async () => {
    connected({ id: "memory", state: "warning", facts: { bytes: "2000000000", wantedBytes: "4000000000" } });
    await heading("The engine works, with a reservation");
    expect(screen.getByText(/OpenClaw wants 4 GB/)).toBeTruthy();
    await press("Continue");
    await heading("Where your data lives");
  });

  it("never calls good what is not known", async () => {
    connected(
      { id: "disk", state: "unknown", facts: {} },
      { id: "memory", state: "warning", facts: { bytes: "2000000000" } },
    );
    await heading("The engine works, with a reservation");
    await userEvent.click(screen.getByText("All checks"));
    const row = screen.getByText("Free disk").closest("li");
    expect(row?.textContent).toContain("(Not known)");
  });

  it("shows that the checks failed, and does not pass over them", async () => {
    const app = open({ kind: "connected", facts: engineFacts, report: [] });
    app.bridge.fail("setup.checks", { code: "engine-error", message: "500" });
    renderApp(app);
    expect(await screen.findByText("The engine refused")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1, name: "The engine is ready" })).toBeTruthy();
    await press("Continue");
    await heading("Where your data lives");
  });

  it("starts an engine that is stopped, with a way out of the wait", async () => {
    const app = open(withoutEngine("engine-stopped", { product: "Docker Desktop" }));
    app.bridge.answer("engine.start", () => new Promise(() => {}));
    renderApp(app);
    await heading("Docker Desktop is not running");
    await press("Start it");
    await heading("Starting Docker Desktop");
    await userEvent.click(await button("Starting…"));
    expect(app.bridge.asked.filter(({ name }) => name === "engine.start")).toHaveLength(1);
    await press("Do not wait");
    await heading("Docker Desktop is not running");
  });

  it("shows the line to type where Rockpool may not start it", async () => {
    const app = open(withoutEngine("engine-stopped", { product: "Docker Engine" }));
    app.bridge.fail("engine.start", {
      code: "engine-stopped",
      message: "authentication required",
      facts: { product: "Docker Engine", command: "sudo systemctl start docker" },
    });
    renderApp(app);
    await press("Start it");
    await press("Copy line");
    expect(app.shell.copied).toEqual(["sudo systemctl start docker"]);
    app.bridge.succeed("engine.search", { report: [] });
    await press("Check again");
    expect(app.bridge.asked.at(-1)?.name).toBe("engine.search");
  });

  it("shows what lets the account use the engine, and that it takes a login", async () => {
    const app = open(withoutEngine("engine-permission", { group: "docker", needsLogin: "no" }));
    renderApp(app);
    await heading("You may not use the engine yet");
    expect(screen.getByText("sudo usermod -aG docker $USER")).toBeTruthy();
    expect(screen.getByText(/log out and in again/)).toBeTruthy();
  });

  it("asks only for the login where the account is in the group already", async () => {
    renderApp(open(withoutEngine("engine-permission", { group: "docker", needsLogin: "yes" })));
    await heading("You may not use the engine yet");
    expect(screen.queryByText(/usermod/)).toBeNull();
    expect(screen.getByText(/^Log out and in again/)).toBeTruthy();
  });

  it("has the lines for each system, and does not say that Docker starts by itself where it does not", async () => {
    const app = open(withoutEngine("engine-missing"));
    renderApp(app);
    await heading("No container engine found");
    expect(screen.getByText(/apt-get install/)).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "Arch" }));
    expect(screen.getByText(/pacman/)).toBeTruthy();
    expect(screen.getByText(/systemctl enable --now docker/)).toBeTruthy();
    await press("Docker's page for other systems");
    expect(app.shell.opened).toEqual(["https://docs.docker.com/engine/install/"]);
  });

  it("installs one where it may, after it has shown how, and says what went wrong", async () => {
    const app = open(withoutEngine("engine-missing"));
    let settle: (failure: Failure) => void = () => {};
    app.bridge.succeed("engine.installation", { lines: ["apt-get update", "service docker start"] });
    app.bridge.answer(
      "engine.install",
      () => new Promise((resolve) => (settle = (failure) => resolve({ ok: false, failure }))),
    );
    renderApp(app);
    expect((await screen.findByRole("region", { name: "Lines that Rockpool would run" })).textContent).toBe(
      "apt-get update\nservice docker start",
    );
    await press("Install Docker");
    await screen.findByText(/Installing Docker/);
    expect(screen.queryByRole("button", { name: "Install Docker" })).toBeNull();
    settle({ code: "engine-install-failed", message: "no", facts: { command: "apt-get update" } });
    expect(await screen.findByText(/This line failed: apt-get update/)).toBeTruthy();
    await button("Install Docker");
  });

  it("goes on by itself as soon as the engine answers", async () => {
    const app = open(withoutEngine("engine-missing"));
    renderApp(app);
    await heading("No container engine found");
    const { snapshot } = app.store.getState();
    if (!snapshot) throw new Error("no snapshot");
    app.bridge.push("snapshot", {
      ...snapshot,
      engine: { kind: "connected", facts: engineFacts, report: [] },
      phase: "not-set-up",
    });
    await heading("Where your data lives");
    await waitFor(() => expect(app.store.getState().snapshot?.setup?.step).toBe("data"));
  });
});
