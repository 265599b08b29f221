import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { withAssistant } from "../../gallery/assistant-states.ts";
import {
  anthropic,
  badAnswer,
  codeStep,
  lackingOptions,
  okAnswer,
  openAiCode,
  options,
  progressAt,
  wizardAt,
} from "../../gallery/sample-assistant.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { AssistantStep } from "./assistant-step.tsx";

function show(prepare: (bridge: ReturnType<typeof testApp>["bridge"]) => void = () => {}) {
  const app = testApp();
  withAssistant(app.bridge);
  prepare(app.bridge);
  app.store.setState({ snapshot: snapshotIn("running", { setup: progressAt("assistant") }) });
  const goOn = vi.fn();
  const goBack = vi.fn();
  renderIn(app, <AssistantStep goOn={goOn} goBack={goBack} />);
  return { app, goOn, goBack };
}

const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const remembered = ({ bridge }: ReturnType<typeof testApp>) =>
  bridge.asked.flatMap(({ name, input }) => (name === "setup.remember" ? [input] : []));

describe("the assistant's step", () => {
  it("leads from the list over the key to a model that has answered, in three clicks", async () => {
    const { goOn } = show();
    await userEvent.click(await button(/^Anthropic API key/));
    await heading("Connect Anthropic");
    const field = screen.getByLabelText(anthropic.label);
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.keyboard("sk-1");
    await userEvent.click(await button("Test and save"));
    await heading("The model answers");
    expect(screen.getByText("anthropic/claude-opus-5 answered after 1.2 s.")).toBeTruthy();
    await userEvent.click(await button("Continue"));
    expect(goOn).toHaveBeenCalledOnce();
  });

  it("works by keyboard alone", async () => {
    const { goOn } = show();
    const search = await screen.findByRole("textbox", { name: "Search providers" });
    search.focus();
    await userEvent.keyboard("anthr{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
    await heading("Connect Anthropic");
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(anthropic.label)));
    await userEvent.keyboard("sk-1{Enter}");
    const answered = await heading("The model answers");
    expect(document.activeElement).toBe(answered);
    await userEvent.keyboard("{Enter}");
    expect(goOn).toHaveBeenCalledOnce();
  });

  it("finds providers, and clears the search by Escape without leaving", async () => {
    show();
    const search = await screen.findByRole("textbox", { name: "Search providers" });
    await userEvent.type(search, "groq");
    expect(screen.getByText("1 provider found")).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Groq API key/ })).toBeTruthy();
    const outside = vi.fn();
    window.addEventListener("keydown", (event) => outside(event.defaultPrevented), { once: true });
    await userEvent.keyboard("{Escape}");
    expect(outside).toHaveBeenCalledWith(true);
    expect(search).toHaveProperty("value", "");
    await userEvent.type(search, "nobody");
    expect(screen.getByText("No provider has this name")).toBeTruthy();
  });

  it("says what the image cannot serve, and asks no key for it", async () => {
    show((bridge) => bridge.succeed("assistant.options", lackingOptions));
    expect(await screen.findByText(/^This image cannot serve it/)).toBeTruthy();
    expect(screen.getAllByText(/no way to take its key/)).toHaveLength(3);
    expect(screen.queryByRole("button", { name: /^OpenAI API Key/ })).toBeNull();
  });

  it("keeps search and place when one comes back from a provider", async () => {
    show();
    await userEvent.type(await screen.findByRole("textbox", { name: "Search providers" }), "anthropic api");
    await userEvent.click(await button(/^Anthropic API key/));
    await heading("Connect Anthropic");
    await userEvent.click(await button("Back"));
    await heading("Choose a model for your assistant");
    expect(screen.getByRole("textbox", { name: "Search providers" })).toHaveProperty(
      "value",
      "anthropic api",
    );
  });

  it("can wait until later", async () => {
    const { app, goOn } = show();
    await userEvent.click(await button("Later"));
    expect(remembered(app)).toEqual([{ patch: { assistantLater: true } }]);
    expect(goOn).toHaveBeenCalledOnce();
  });

  it("forgets the later once there is a model", async () => {
    const { app, goOn } = show((bridge) =>
      bridge.succeed("assistant.options", { ...options, model: "custom/some-model" }),
    );
    act(() =>
      app.store.setState({
        snapshot: snapshotIn("running", { setup: progressAt("assistant", { assistantLater: true }) }),
      }),
    );
    await heading("Your assistant has a model");
    await userEvent.click(await button("Test the model"));
    await userEvent.click(await button("Continue"));
    expect(remembered(app)).toEqual([{ patch: { assistantLater: false } }]);
    expect(goOn).toHaveBeenCalledOnce();
  });

  it("tells of a model from before only what a test says", async () => {
    const { app } = show((bridge) =>
      bridge
        .succeed("assistant.options", { ...options, model: "custom/some-model" })
        .succeed("assistant.verify", badAnswer("unavailable")),
    );
    await heading("Your assistant has a model");
    expect(app.bridge.asked.map(({ name }) => name)).not.toContain("assistant.verify");
    await userEvent.click(await button("Test the model"));
    expect(await screen.findByText("The model cannot be reached or does not exist there")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();
    await userEvent.click(await button("Choose another"));
    await heading("Choose a model for your assistant");
  });

  it("takes no screen away with an answer that comes late", async () => {
    let tell = () => {};
    show((bridge) =>
      bridge.answer(
        "assistant.options",
        () =>
          new Promise((resolve) => {
            tell = () => resolve({ ok: true, value: { ...options, model: "custom/some-model" } });
          }),
      ),
    );
    await userEvent.click(await screen.findByRole("radio", { name: "Other" }));
    await userEvent.type(screen.getByLabelText("Model"), "mine");
    await act(async () => tell());
    expect(screen.getByLabelText("Model")).toHaveProperty("value", "mine");
  });

  it("goes on with a sign-in that an earlier run began", async () => {
    show((bridge) =>
      bridge
        .succeed("wizard.current", { wizard: wizardAt(codeStep) })
        .answer("wizard.next", () => new Promise(() => {})),
    );
    await heading("Go on with the sign-in");
    expect(await screen.findByText("QXTP-4K9D")).toBeTruthy();
    expect(screen.getByText("Valid for 15 min from when it was made")).toBeTruthy();
  });

  it("tests by itself what a sign-in has made ready", async () => {
    const { app } = show((bridge) =>
      bridge
        .succeed("wizard.start", wizardAt(null, { status: "done", model: "openai/gpt-6-astra" }))
        .succeed("assistant.verify", { ...okAnswer, model: "openai/gpt-6-astra" }),
    );
    await userEvent.click(await button(new RegExp(`^${openAiCode.label}`)));
    await heading("The model answers");
    expect(app.bridge.asked).toContainEqual({
      name: "wizard.start",
      input: { kind: "sign-in", provider: openAiCode.id },
    });
    expect(app.bridge.asked.filter(({ name }) => name === "assistant.verify")).toHaveLength(1);
  });

  it("asks again where the gateway did not tell its providers", async () => {
    const { app } = show((bridge) => bridge.fail("assistant.options", { code: "gateway-rpc", message: "" }));
    const again = await button("Try again");
    app.bridge.succeed("assistant.options", options);
    await userEvent.click(again);
    expect(within(await screen.findByRole("region", { name: "OpenAI" })).getAllByRole("button")).toHaveLength(
      2,
    );
  });
});
