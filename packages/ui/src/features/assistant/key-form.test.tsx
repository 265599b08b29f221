import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { anthropic, badAnswer, busy, okAnswer, wizardAt } from "../../gallery/sample-assistant.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { KeyForm } from "./key-form.tsx";

const secret = "sk-ant-not-a-real-key";
const { answers } = assistantWords.en;

async function show() {
  const app = testApp();
  const onAnswered = vi.fn();
  const onResume = vi.fn();
  app.bridge.succeed("assistant.useKey", okAnswer);
  renderIn(
    app,
    <KeyForm provider={anthropic} onAnswered={onAnswered} onResume={onResume} onBack={() => {}} />,
  );
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  return { app, onAnswered, onResume };
}

const field = () => screen.getByLabelText<HTMLInputElement>(anthropic.label);
const test = () => screen.getByRole("button", { name: "Test and save" });
const keys = ({ bridge }: ReturnType<typeof testApp>) =>
  bridge.asked.flatMap(({ name, input }) => (name === "assistant.useKey" ? [input] : []));

async function send(key = secret) {
  await userEvent.type(field(), key);
  await userEvent.click(test());
}

describe("the key of a provider", () => {
  it("goes to the gateway, unseen and without the blanks of a paste, by Enter alone", async () => {
    const { app, onAnswered } = await show();
    expect(field().type).toBe("password");
    expect(field().autocomplete).toBe("off");
    await userEvent.keyboard(` ${secret} {Enter}`);
    await vi.waitFor(() => expect(onAnswered).toHaveBeenCalledWith(okAnswer));
    expect(keys(app)).toEqual([{ provider: "apiKey", key: secret }]);
    expect(field().value).toBe("");
    expect(JSON.stringify(app.store.getState())).not.toContain(secret);
  });

  it("can be looked at, and is hidden again with the next one", async () => {
    await show();
    await userEvent.type(field(), secret);
    await userEvent.click(screen.getByRole("button", { name: "Show the key" }));
    expect(field().type).toBe("text");
    await userEvent.clear(field());
    expect(field().type).toBe("password");
  });

  it.each([
    [" ", /^Paste the key first/],
    ["my key", /^A key has no spaces/],
  ])("says what is wrong with %j before anybody is asked", async (typed, words) => {
    const { app } = await show();
    await send(typed);
    expect(screen.getByText(words)).toBeTruthy();
    expect(keys(app)).toEqual([]);
  });

  it.each(["auth", "billing", "rate-limit", "timeout", "format", "unavailable", "unknown"] as const)(
    "has its own words for %s, and the provider's",
    async (status) => {
      const { app, onAnswered } = await show();
      const answer = badAnswer(status);
      app.bridge.succeed("assistant.useKey", answer);
      await send();
      expect(await screen.findByText(answers[status].title)).toBeTruthy();
      expect(screen.getByText(answers[status].whatToDo, { exact: false })).toBeTruthy();
      if (answer.error) expect(screen.getByText(answer.error)).toBeTruthy();
      expect(onAnswered).not.toHaveBeenCalled();
      // A refused key is of no more use; another is tested again as it is.
      expect(field().value).toBe(status === "auth" ? "" : secret);
    },
  );

  it("brings what came of the test into sight", async () => {
    const { app } = await show();
    const scrolled: (string | null)[] = [];
    // jsdom has none.
    Element.prototype.scrollIntoView = function (this: Element) {
      scrolled.push(this.textContent);
    };
    try {
      app.bridge.succeed("assistant.useKey", badAnswer("format"));
      await send();
      await screen.findByText(answers.format.title);
      expect(scrolled.at(-1)).toContain(answers.format.title);
    } finally {
      Reflect.deleteProperty(Element.prototype, "scrollIntoView");
    }
  });

  it("shows at once that the test runs, and can be left waiting", async () => {
    // The clock of the screens alone; everything else goes on.
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    try {
      const { app, onAnswered } = await show();
      let tell = (_: Reply<CallOutput<"assistant.useKey">>) => {};
      app.bridge.answer("assistant.useKey", () => new Promise((resolve) => (tell = resolve)));
      await userEvent.type(field(), `${secret}{Enter}`);
      expect(screen.getByRole("button", { name: "Testing" }).getAttribute("aria-disabled")).toBe("true");
      expect(screen.queryByRole("button", { name: "Stop waiting" })).toBeNull();
      act(() => void vi.advanceTimersByTime(11_000));
      expect(await screen.findByText(/^1\d s so far/)).toBeTruthy();
      await userEvent.click(screen.getByRole("button", { name: "Stop waiting" }));
      expect(await screen.findByText("You stopped waiting")).toBeTruthy();
      await act(async () => tell({ ok: true, value: okAnswer }));
      expect(onAnswered).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it("takes a model of one's own along", async () => {
    const { app } = await show();
    await userEvent.type(screen.getByLabelText("Model"), "claude-sonnet-5");
    await send();
    expect(keys(app)).toEqual([{ provider: "apiKey", key: secret, model: "claude-sonnet-5" }]);
  });

  it("opens the provider's page in the browser", async () => {
    const { app } = await show();
    await userEvent.click(screen.getByRole("button", { name: "Get a key at console.anthropic.com" }));
    expect(app.shell.opened).toEqual([anthropic.website]);
  });

  describe("while another setup is in the way", () => {
    async function refused(wizard = wizardAt({}) as ReturnType<typeof wizardAt> | null) {
      const shown = await show();
      shown.app.bridge
        .fail("assistant.useKey", busy)
        .succeed("wizard.current", { wizard })
        .succeed("wizard.cancel", {});
      await send();
      await screen.findByText("Another setup is under way");
      return shown;
    }

    it("leads to it", async () => {
      const { onResume } = await refused();
      await userEvent.click(screen.getByRole("button", { name: "Go on with that one" }));
      expect(onResume).toHaveBeenCalledWith(wizardAt({}));
    });

    it("cancels it, and tests again", async () => {
      const { app, onAnswered } = await refused();
      app.bridge.succeed("assistant.useKey", okAnswer);
      await userEvent.click(screen.getByRole("button", { name: "Cancel it and begin anew" }));
      await vi.waitFor(() => expect(onAnswered).toHaveBeenCalled());
      expect(app.bridge.asked).toContainEqual({ name: "wizard.cancel", input: { sessionId: "w1" } });
    });

    it("says where it is not ours to end", async () => {
      await refused(null);
      await userEvent.click(screen.getByRole("button", { name: "Cancel it and begin anew" }));
      expect(await screen.findByText(/^The gateway does one.*begun outside of Rockpool/)).toBeTruthy();
      expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
    });
  });
});
