import { describe, expect, it } from "vitest";
import { WizardState } from "../../contract/assistant.ts";
import { wizardState } from "./wizard-state.ts";

const running = (step: object) => wizardState("w", { done: false, status: "running", step });

describe("wizardState", () => {
  it.each(["note", "select", "text", "confirm", "multiselect", "progress", "action"])("knows %s", (type) => {
    const { preparedModel: _, ...state } = running({ id: "s", type });
    expect(WizardState.parse(state).step).toMatchObject({ id: "s", type });
  });

  it("shows a kind that is not known yet as what it says", () => {
    expect(running({ id: "s", type: "carousel", message: "hi" }).step).toMatchObject({
      type: "note",
      message: "hi",
    });
  });

  it("passes options, codes and links on", () => {
    const { step } = running({
      id: "s",
      type: "select",
      options: [{ value: { a: 1 }, label: "A", hint: "first" }, { value: "b" }],
      initialValue: "b",
      externalUrl: "https://auth.example/x",
      deviceCode: { code: "AB-CD", expiresInMinutes: 15 },
    });
    expect(step).toMatchObject({
      options: [
        { value: { a: 1 }, label: "A", hint: "first" },
        { value: "b", label: "b", hint: null },
      ],
      initialValue: "b",
      externalUrl: "https://auth.example/x",
      deviceCode: { code: "AB-CD", expiresInMinutes: 15, message: null },
    });
  });

  it("opens nothing but web pages, and shows no secret", () => {
    const { step } = running({
      id: "s",
      type: "text",
      sensitive: true,
      initialValue: "k",
      externalUrl: "file:///x",
    });
    expect(step).toMatchObject({ externalUrl: null, initialValue: null, sensitive: true });
  });

  it("passes on why an answer was not taken", () => {
    const state = wizardState("w", { done: false, step: { id: "s", type: "text" }, error: "too short" });
    expect(state).toMatchObject({ status: "running", error: "too short" });
  });

  it.each([null, "?", { step: "?" }, {}])("makes the best of %j", (answer) => {
    expect(wizardState("w", answer)).toMatchObject({ sessionId: "w", status: "running", step: null });
  });
});
