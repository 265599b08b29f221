import type { CallName } from "@rockpool/gateway-core/contract/calls";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { withAssistant } from "../../gallery/assistant-states.ts";
import { badAnswer, lmStudio, localServer, options, progressAt } from "../../gallery/sample-assistant.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { AssistantStep } from "./assistant-step.tsx";

async function show(way: "This computer" | "Other", app = testApp()) {
  withAssistant(app.bridge);
  app.store.setState({ snapshot: snapshotIn("running", { setup: progressAt("assistant") }) });
  renderIn(app, <AssistantStep goOn={() => {}} goBack={() => {}} />);
  await userEvent.click(await screen.findByRole("radio", { name: way }));
  return app;
}

const asked = ({ bridge }: ReturnType<typeof testApp>, call: CallName) =>
  bridge.asked.flatMap(({ name, input }) => (name === call ? [input] : []));
const test = () => screen.getByRole("button", { name: "Test and save" });
const type = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text);

describe("an endpoint", () => {
  it("is tested with its API, its model and its key, which is forgotten", async () => {
    const app = await show("Other");
    expect(test()).toHaveProperty("disabled", true);
    await type("Address", "https://models.example/v1");
    await userEvent.click(screen.getByRole("radio", { name: "Anthropic" }));
    await type("Model", "some-model");
    await type("Key", "sk-1");
    await userEvent.click(test());
    expect(asked(app, "assistant.useEndpoint")).toEqual([
      { baseUrl: "https://models.example/v1", api: "anthropic", model: "some-model", key: "sk-1" },
    ]);
    expect(await screen.findByRole("heading", { name: "The model answers" })).toBeTruthy();
    expect(JSON.stringify(app.store.getState())).not.toContain("sk-1");
  });

  it("names this computer as the container does, in one click", async () => {
    const app = await show("Other");
    await type("Address", "http://localhost:8080/v1");
    await userEvent.click(screen.getByRole("button", { name: "Use host.docker.internal" }));
    await type("Model", "m");
    await userEvent.click(test());
    expect(asked(app, "assistant.useEndpoint")).toEqual([
      { baseUrl: "http://host.docker.internal:8080/v1", api: "openai", model: "m", key: "" },
    ]);
  });

  it("says in place what is no address, and what the server answered", async () => {
    const app = await show("Other");
    app.bridge.succeed("assistant.useEndpoint", badAnswer("format"));
    await type("Address", "models.example/v1");
    expect(screen.getByText(/^This is no address/)).toBeTruthy();
    await userEvent.clear(screen.getByLabelText("Address"));
    await type("Address", "http://models.example");
    await type("Model", "m");
    await userEvent.click(test());
    expect(await screen.findByText("Something answered, but not as a model does")).toBeTruthy();
  });

  it("is not offered where this version cannot take one", async () => {
    const app = testApp();
    withAssistant(app.bridge);
    app.bridge.succeed("assistant.options", { ...options, endpoint: false });
    app.store.setState({ snapshot: snapshotIn("running") });
    renderIn(app, <AssistantStep goOn={() => {}} goBack={() => {}} />);
    await screen.findByRole("button", { name: /^Anthropic API key/ });
    expect(screen.queryByRole("radio")).toBeNull();
  });
});

describe("models on this computer", () => {
  it("are chosen from what the gateway sees", async () => {
    const app = await show("This computer");
    await userEvent.click(await screen.findByRole("radio", { name: "qwen3:8b" }));
    await userEvent.click(test());
    expect(asked(app, "assistant.useEndpoint")).toEqual([
      { baseUrl: "http://host.docker.internal:11434", api: "ollama", model: "qwen3:8b" },
    ]);
  });

  it("come with the exact fix where they listen to this computer only", async () => {
    const app = testApp();
    app.bridge.succeed("assistant.localServers", { servers: [] });
    await show("This computer", app);
    app.bridge.succeed("assistant.localServers", {
      servers: [
        localServer({ outcome: "loopback-only", models: [] }),
        { ...lmStudio, outcome: "loopback-only", listenOn: null },
      ],
    });
    await userEvent.click(await screen.findByRole("button", { name: "Look again" }));
    expect(await screen.findByText(/Let it listen on 172\.17\.0\.1, the engine's own network/)).toBeTruthy();
    expect(screen.getByText(/sudo systemctl restart ollama/)).toBeTruthy();
    expect(screen.getByText(/^Everybody in your network can use it then/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Copy the lines for LM Studio" }));
    expect(app.shell.copied).toEqual(["lms server stop\nlms server start --port 1234 --bind 0.0.0.0"]);
  });

  it("can be made ready by OpenClaw itself", async () => {
    const app = await show("This computer");
    app.bridge.answer("wizard.start", () => new Promise(() => {}));
    await userEvent.click(await screen.findByRole("button", { name: /^Ollama/ }));
    expect(await screen.findByRole("heading", { name: "Set up Ollama" })).toBeTruthy();
    await vi.waitFor(() =>
      expect(asked(app, "wizard.start")).toEqual([{ kind: "prepare", provider: "ollama" }]),
    );
  });
});
