import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { busy, codeStep, lost, openAiCode, wizardAt } from "../../gallery/sample-assistant.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { SignIn } from "./sign-in.tsx";

/** A gateway whose next step comes when the test says so. */
function show(first: Reply<WizardState> | WizardState) {
  const app = testApp();
  const onDone = vi.fn();
  const onBack = vi.fn();
  let tell = (_: Reply<WizardState>) => {};
  const start = "ok" in first ? first : { ok: true as const, value: first };
  app.bridge
    .answer("wizard.start", () => start)
    .answer("wizard.next", () => new Promise((resolve) => (tell = resolve)))
    .succeed("wizard.current", { wizard: null })
    .succeed("wizard.cancel", {});
  renderIn(app, <SignIn target={{ kind: "new", provider: openAiCode }} onDone={onDone} onBack={onBack} />);
  const next = (value: WizardState) => act(async () => tell({ ok: true, value }));
  const fail = (failure: typeof lost) => act(async () => tell({ ok: false, failure }));
  const answers = () =>
    app.bridge.asked.flatMap(({ name, input }) =>
      name === "wizard.next" ? [(input as { answer?: unknown }).answer ?? null] : [],
    );
  return { app, onDone, onBack, next, fail, answers };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

afterEach(() => vi.useRealTimers());

describe("a sign-in", () => {
  it("shows a code to copy and where it goes, and goes on by itself", async () => {
    const { app, next, answers, onDone } = show(wizardAt(codeStep));
    await press("Copy the code and open the page");
    expect(app.shell.copied).toEqual(["QXTP-4K9D"]);
    expect(app.shell.opened).toEqual(["https://auth.openai.com/codex/device"]);
    expect(answers()).toEqual([null]);
    expect(screen.queryByText(/Code: QXTP/)).toBeNull();
    await next(wizardAt({ id: "s2", type: "progress", message: "Almost" }));
    expect(screen.getByText("Almost")).toBeTruthy();
    await next(wizardAt(null, { status: "done", model: "openai/gpt-6-astra" }));
    expect(onDone).toHaveBeenCalledWith("openai/gpt-6-astra");
  });

  it("counts the life of a code down, and begins anew when it is over", async () => {
    // The clock of the screens alone; everything else goes on.
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    const { app } = show(wizardAt(codeStep));
    expect(await screen.findByText("Valid for 15 min")).toBeTruthy();
    act(() => void vi.advanceTimersByTime(10 * 60_000 + 1000));
    expect(screen.getByText("Valid for 5 min")).toBeTruthy();
    act(() => void vi.advanceTimersByTime(5 * 60_000));
    expect(screen.getByText(/^The code has probably run out/)).toBeTruthy();
    screen.getByRole("button", { name: "Begin again" }).click();
    await vi.waitFor(() =>
      expect(app.bridge.asked.filter(({ name }) => name === "wizard.start")).toHaveLength(2),
    );
  });

  it("opens a page first and goes on after it", async () => {
    const { app, answers } = show(
      wizardAt({ message: "Allow it", externalUrl: "https://openrouter.ai/auth" }),
    );
    expect(await screen.findByText("Opens openrouter.ai in your browser.")).toBeTruthy();
    await press("Open the sign-in page");
    expect(app.shell.opened).toEqual(["https://openrouter.ai/auth"]);
    await press("Continue");
    expect(answers()).toEqual([{ stepId: "s1" }]);
    // It is on its way: the button cannot be pressed twice.
    await press("Continue");
    expect(answers()).toHaveLength(1);
  });

  const choices = [
    { value: { plan: 1 }, label: "One", hint: null },
    { value: "two", label: "Two", hint: "the second" },
  ];

  it.each([
    ["a proposal", "two", "two"],
    ["none", null, { plan: 1 }],
  ] as const)("answers a choice with OpenClaw's own value, with %s", async (_, initialValue, value) => {
    const { answers } = show(wizardAt({ type: "select", options: choices, initialValue }));
    await press("Continue");
    expect(answers()).toEqual([{ stepId: "s1", value }]);
  });

  it("answers several choices in their order", async () => {
    const { answers } = show(wizardAt({ type: "multiselect", options: choices, initialValue: ["two"] }));
    await userEvent.click(await screen.findByRole("checkbox", { name: "One" }));
    await press("Continue");
    expect(answers()).toEqual([{ stepId: "s1", value: [{ plan: 1 }, "two"] }]);
  });

  it("types a secret unseen, forgets it, and says what was wrong with it", async () => {
    const { app, answers, next } = show(wizardAt({ type: "text", sensitive: true, initialValue: "old" }));
    const field = await screen.findByLabelText<HTMLInputElement>("Your answer");
    expect(field.type).toBe("password");
    expect(field.value).toBe("");
    await vi.waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.keyboard("code-1{Enter}");
    expect(answers()).toEqual([{ stepId: "s1", value: "code-1" }]);
    expect(field.value).toBe("");
    expect(JSON.stringify(app.store.getState())).not.toContain("code-1");
    await next(wizardAt({ type: "text", sensitive: true }, { error: "Not that one." }));
    expect(screen.getByText("Not that one.")).toBeTruthy();
  });

  it("starts a plain text with OpenClaw's proposal", async () => {
    const { answers } = show(wizardAt({ type: "text", initialValue: "eu" }));
    await userEvent.type(await screen.findByLabelText("Your answer"), "-central");
    await press("Continue");
    expect(answers()).toEqual([{ stepId: "s1", value: "eu-central" }]);
  });

  it.each([
    [true, "Yes", true],
    [false, "No", false],
    [null, "Yes", true],
  ])("a question inclined to %s has %s as its main button", async (initialValue, name, value) => {
    const { answers } = show(wizardAt({ type: "confirm", message: "Sure?", initialValue }));
    await screen.findByText("Sure?");
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("button", { name }).getAttribute("aria-disabled")).toBe("true");
    expect(answers()).toEqual([{ stepId: "s1", value }]);
  });

  it("begins again after the gateway has lost it", async () => {
    const { app, fail } = show(wizardAt(codeStep));
    await screen.findByText("QXTP-4K9D");
    await fail(lost);
    expect(screen.getByText("The setup was lost")).toBeTruthy();
    await press("Try again");
    expect(await screen.findByText("QXTP-4K9D")).toBeTruthy();
    expect(app.bridge.asked.filter(({ name }) => name === "wizard.start")).toHaveLength(2);
  });

  it("asks for the same step again after a question that failed", async () => {
    const { fail, answers } = show(wizardAt(codeStep));
    await screen.findByText("QXTP-4K9D");
    await fail({ code: "gateway-rpc", message: "closed" });
    await press("Try again");
    await vi.waitFor(() => expect(answers()).toEqual([null, null]));
  });

  it("leads to the setup that is in the way", async () => {
    const { app } = show({ ok: false, failure: busy });
    app.bridge.succeed("wizard.current", { wizard: wizardAt({ id: "other", message: "Their step" }) });
    await press("Go on with that one");
    expect(await screen.findByText("Their step")).toBeTruthy();
  });

  it.each<[Partial<WizardState>, string]>([
    [{ status: "error", error: "access_denied" }, "access_denied"],
    [{ status: "cancelled" }, "The sign-in was cancelled"],
    [{ status: "done" }, "Signed in, and no model was chosen yet"],
  ])("never ends in nothing: %j", async (part, text) => {
    const { onBack } = show(wizardAt(null, part));
    expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Begin again" })).toBeTruthy();
    await press("Choose another");
    expect(onBack).toHaveBeenCalledOnce();
  });

  it("is cancelled by Back", async () => {
    const { app, onBack } = show(wizardAt(codeStep));
    await screen.findByText("QXTP-4K9D");
    await press("Back");
    expect(onBack).toHaveBeenCalledOnce();
    expect(app.bridge.asked.at(-1)).toEqual({ name: "wizard.cancel", input: { sessionId: "w1" } });
  });

  it("is cancelled as soon as it has begun, where Back came before", async () => {
    const app = testApp();
    let tell = (_: Reply<WizardState>) => {};
    app.bridge
      .answer("wizard.start", () => new Promise((resolve) => (tell = resolve)))
      .succeed("wizard.cancel", {});
    renderIn(
      app,
      <SignIn target={{ kind: "new", provider: openAiCode }} onDone={() => {}} onBack={() => {}} />,
    );
    await press("Back");
    await act(async () => tell({ ok: true, value: wizardAt(codeStep) }));
    expect(app.bridge.asked.at(-1)).toEqual({ name: "wizard.cancel", input: { sessionId: "w1" } });
  });
});
