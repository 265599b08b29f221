import type { AgentReply } from "@rockpool/gateway-core/contract/assistant";
import type { Reply } from "@rockpool/gateway-core/contract/failure";
import { helloWords } from "@rockpool/messages/hello-words";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { badAnswer, progressAt } from "../../gallery/sample-assistant.ts";
import { renderIn, testApp } from "../../testing/render-app.tsx";
import { snapshotIn } from "../../testing/snapshots.ts";
import { HelloStep } from "./hello-step.tsx";

const reply: AgentReply = { reply: "I am here.\n<b>Ada</b>", model: "custom/some-model", tookMs: 11_400 };
const { suggestion } = helloWords.en.chat;

async function show(part = {}) {
  const app = testApp();
  app.bridge.succeed("assistant.say", reply);
  app.store.setState({ snapshot: snapshotIn("running", { setup: progressAt("hello", part) }) });
  const goOn = vi.fn();
  const goBack = vi.fn();
  renderIn(app, <HelloStep goOn={goOn} goBack={goBack} />);
  return { app, goOn, goBack };
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>("Message");
const said = ({ bridge }: ReturnType<typeof testApp>) =>
  bridge.asked.flatMap(({ name, input }) => (name === "assistant.say" ? [input] : []));
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

afterEach(() => vi.useRealTimers());

describe("saying hello", () => {
  it("sends what is proposed by Enter alone, and shows the answer as plain text", async () => {
    const { app, goOn } = await show();
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
    await userEvent.keyboard("{Enter}");
    expect(said(app)).toEqual([{ message: suggestion }]);
    const log = within(await screen.findByRole("log"));
    expect(await log.findByText(/I am here\.\s<b>Ada<\/b>/)).toBeTruthy();
    expect(log.getByText("custom/some-model · 11 s")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1, name: "Your assistant is here" })).toBeTruthy();
    expect(screen.getByText(/^Channels such as Telegram/)).toBeTruthy();
    await press("Finish");
    expect(goOn).toHaveBeenCalledOnce();
  });

  it("shows the message at once, and nothing is sent twice", async () => {
    const { app } = await show();
    app.bridge.answer("assistant.say", () => new Promise(() => {}));
    await userEvent.clear(field());
    await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two{Enter}");
    expect(screen.getByText(/one\stwo/)).toBeTruthy();
    expect(screen.getByText("Thinking")).toBeTruthy();
    expect(field().value).toBe("");
    await userEvent.type(field(), "more{Enter}");
    expect(said(app)).toEqual([{ message: "one\ntwo" }]);
  });

  it("says nothing where nothing is typed", async () => {
    const { app } = await show();
    await userEvent.clear(field());
    expect(screen.getByRole("button", { name: "Send" })).toHaveProperty("disabled", true);
    await userEvent.type(field(), "  {Enter}");
    expect(said(app)).toEqual([]);
  });

  it("can be left waiting, and does not show the answer that comes too late", async () => {
    // The clock of the screens alone; everything else goes on.
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    const { app } = await show();
    let tell = (_: Reply<AgentReply>) => {};
    app.bridge.answer("assistant.say", () => new Promise((resolve) => (tell = resolve)));
    await press("Send");
    act(() => void vi.advanceTimersByTime(12_000));
    await press("Stop waiting");
    expect(await screen.findByText(/^You stopped waiting/)).toBeTruthy();
    await act(async () => tell({ ok: true, value: reply }));
    expect(screen.queryByText(/I am here/)).toBeNull();
  });

  it("tells a failure in the place of the answer, and sends again there", async () => {
    const { app } = await show();
    app.bridge.fail("assistant.say", {
      code: "reply-failed",
      message: "",
      facts: { reason: "529 overloaded" },
    });
    await press("Send");
    expect(await screen.findByText(/its answer failed: 529 overloaded/)).toBeTruthy();
    app.bridge.succeed("assistant.say", reply);
    await press("Try again");
    expect(await screen.findByText(/I am here/)).toBeTruthy();
    expect(screen.queryByText(/529/)).toBeNull();
    expect(screen.getAllByText(suggestion)).toHaveLength(1);
    expect(said(app)).toEqual([{ message: suggestion }, { message: suggestion }]);
  });

  it("tests the model after a failure, and leads back to choose another", async () => {
    const { app, goBack } = await show();
    app.bridge
      .fail("assistant.say", { code: "reply-failed", message: "" })
      .succeed("assistant.verify", badAnswer("billing"));
    await press("Send");
    await press("Test the model again");
    expect(await screen.findByText(/^The key is right/)).toBeTruthy();
    await press("Choose a model");
    expect(goBack).toHaveBeenCalledOnce();
  });

  it("finishes without a message, and into the dashboard after one", async () => {
    const { app, goOn } = await show();
    expect(screen.getByRole("button", { name: "Finish without it" })).toBeTruthy();
    await press("Send");
    await press("Open dashboard");
    expect(goOn).toHaveBeenCalledOnce();
    expect(app.store.getState().room).toBe("dashboard");
  });

  it("does not ask a model that was put off for later", async () => {
    const { goOn, goBack } = await show({ assistantLater: true });
    expect(screen.getByRole("heading", { name: "Your gateway is ready" })).toBeTruthy();
    expect(screen.queryByLabelText("Message")).toBeNull();
    await press("Choose a model");
    expect(goBack).toHaveBeenCalledOnce();
    await press("Finish");
    expect(goOn).toHaveBeenCalledOnce();
  });
});
