import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Memory } from "../../contract/settings.ts";
import { Refusal } from "../testing/fake-gateway.ts";
import { type AskedGateway, askedGateway } from "./testing/asked-gateway.ts";
import { createWizard, type Wizard } from "./wizard.ts";

const step = { id: "s1", type: "text", title: "Sign in", message: "Paste it", sensitive: true };
const notFound = () => {
  throw new Refusal("INVALID_REQUEST", { code: "WIZARD_NOT_FOUND" });
};
const busy = () => {
  throw new Refusal("UNAVAILABLE", { code: "SETUP_ADMISSION_BUSY" }, { retryable: true });
};

describe("createWizard", () => {
  let asked: AskedGateway;
  let memory: { get(): Memory["wizard"]; set(wizard: Memory["wizard"]): void };
  let wizard: Wizard;
  beforeEach(() => {
    let kept: Memory["wizard"] = null;
    memory = {
      get: () => kept,
      set(next) {
        kept = next;
      },
    };
  });
  afterEach(() => asked.close());

  async function serve(
    methods: Record<string, (params: never) => unknown>,
    version?: string,
  ): Promise<Wizard> {
    asked = await askedGateway(
      {
        "openclaw.setup.auth.start": ({ sessionId }: { sessionId: string }) => ({
          sessionId,
          done: false,
          status: "running",
        }),
        "openclaw.setup.prepare.start": () => ({ done: false }),
        "wizard.next": () => ({ done: false, status: "running", step }),
        "wizard.status": () => ({ status: "running" }),
        "wizard.cancel": () => ({ status: "cancelled", error: "cancelled" }),
        ...methods,
      },
      version,
    );
    wizard = createWizard(asked.asker, memory);
    return wizard;
  }
  async function begun(methods: Record<string, (params: never) => unknown> = {}): Promise<string> {
    return (await (await serve(methods)).start("sign-in", "openai-device-code")).sessionId;
  }

  it("begins, and is found again by another process", async () => {
    const sessionId = await begun();
    expect(asked.paramsOf("openclaw.setup.auth.start")).toEqual([
      { sessionId, authChoice: "openai-device-code" },
    ]);
    expect(memory.get()).toEqual({ sessionId, kind: "sign-in", provider: "openai-device-code" });
    const other = createWizard(asked.asker, memory);
    expect(await other.current()).toMatchObject({ sessionId, status: "running", step: null });
  });

  it("sets up a channel in a session that the gateway names", async () => {
    await serve({ "wizard.start": () => ({ sessionId: "theirs", done: false, status: "running", step }) });
    expect(await wizard.start("channel", "matrix")).toMatchObject({
      sessionId: "theirs",
      step: { id: "s1" },
    });
    expect(asked.paramsOf("wizard.start")).toEqual([{ flow: "channels", channel: "matrix" }]);
    expect(memory.get()).toEqual({ sessionId: "theirs", kind: "channel", provider: "matrix" });
  });

  it("has the provider's plugin stand in the config first: what was signed in to could not be saved", async () => {
    await serve({
      "openclaw.setup.detect": () => ({
        authOptions: [{ id: "xai-oauth", brandId: "xai", label: "xAI", kind: "device-code" }],
      }),
      "plugins.list": () => ({ plugins: [{ id: "xai" }] }),
      "plugins.setEnabled": () => ({}),
      "config.get": () => ({}),
    });
    await wizard.start("sign-in", "xai-oauth");
    expect(asked.paramsOf("plugins.setEnabled")).toEqual([{ pluginId: "xai", enabled: true }]);
  });

  it("goes on with the same one when it is begun twice, and leaves it for another", async () => {
    const sessionId = await begun();
    expect(await wizard.start("sign-in", "openai-device-code")).toMatchObject({
      sessionId,
      status: "running",
    });
    const other = await wizard.start("sign-in", "github-copilot");
    expect(other.sessionId).not.toBe(sessionId);
    expect(asked.paramsOf("wizard.cancel")).toEqual([{ sessionId }]);
    expect(memory.get()).toMatchObject({ provider: "github-copilot" });
  });

  it("tells what it is asked, and keeps the last step to show it again", async () => {
    const sessionId = await begun();
    const state = await wizard.next(sessionId);
    expect(state).toEqual({
      sessionId,
      status: "running",
      error: null,
      model: null,
      step: {
        ...step,
        options: [],
        initialValue: null,
        placeholder: null,
        externalUrl: null,
        deviceCode: null,
      },
    });
    expect(await wizard.current()).toEqual(state);
    await wizard.next(sessionId, { stepId: "s1", value: "x" });
    expect(asked.paramsOf("wizard.next")[1]).toEqual({ sessionId, answer: { stepId: "s1", value: "x" } });
  });

  it("says which model is ready, and forgets what is over", async () => {
    const done = { done: true, status: "done", modelActivation: { modelRef: "openai/gpt" } };
    const sessionId = await begun({ "wizard.next": () => done });
    expect(await wizard.next(sessionId)).toMatchObject({ status: "done", model: "openai/gpt", step: null });
    expect(memory.get()).toBeNull();
    expect(await wizard.current()).toBeNull();
  });

  it("says what went wrong in it", async () => {
    const sessionId = await begun({
      "wizard.next": () => ({ done: true, status: "error", error: "expired" }),
    });
    expect(await wizard.next(sessionId)).toMatchObject({ status: "error", error: "expired" });
    expect(memory.get()).toBeNull();
  });

  it.each([
    [
      { ok: true, modelRef: "ollama/m" },
      { status: "done", model: "ollama/m" },
    ],
    [
      { ok: false, status: "timeout", error: "slow" },
      { status: "error", error: "slow" },
    ],
  ])("takes a prepared model into use: %j", async (answer, expected) => {
    await serve({
      "wizard.next": () => ({ done: true, status: "done", preparedModelRef: "ollama/m" }),
      "openclaw.setup.activate": () => answer,
    });
    const { sessionId } = await wizard.start("prepare", "ollama");
    expect(await wizard.next(sessionId)).toMatchObject(expected);
    expect(asked.paramsOf("openclaw.setup.activate")).toEqual([
      { kind: "provider-auto:ollama", modelRef: "ollama/m" },
    ]);
  });

  it("is lost when the gateway has restarted, and forgotten", async () => {
    const sessionId = await begun({ "wizard.next": notFound, "wizard.status": notFound });
    await expect(wizard.next(sessionId)).rejects.toMatchObject({ failure: { code: "setup-lost" } });
    expect(memory.get()).toBeNull();
    memory.set({ sessionId, kind: "sign-in", provider: "x" });
    expect(await wizard.current()).toBeNull();
    expect(memory.get()).toBeNull();
  });

  it("tells of a setup of somebody else's", async () => {
    await serve({ "openclaw.setup.auth.start": busy });
    await expect(wizard.start("sign-in", "x")).rejects.toMatchObject({ failure: { code: "setup-busy" } });
    expect(memory.get()).toBeNull();
  });

  it("names the version that has none", async () => {
    asked = await askedGateway({ health: () => ({}) }, "2026.4.29");
    wizard = createWizard(asked.asker, memory);
    await expect(wizard.start("sign-in", "x")).rejects.toMatchObject({
      failure: { code: "setup-unsupported", facts: { version: "2026.4.29" } },
    });
  });

  it("can be cancelled while it waits", async () => {
    let end: (answer: unknown) => void = () => {};
    const sessionId = await begun({
      "wizard.next": () =>
        new Promise((resolve) => {
          end = resolve;
        }),
      "wizard.cancel": () => {
        end({ done: true, status: "cancelled", error: "cancelled" });
        return { status: "cancelled" };
      },
    });
    const waiting = wizard.next(sessionId);
    await expect.poll(() => asked.paramsOf("wizard.next").length).toBe(1);
    await wizard.cancel(sessionId);
    expect(await waiting).toMatchObject({ status: "cancelled", error: null });
    expect(memory.get()).toBeNull();
  });

  it("cannot be cancelled any more while it is being saved, and need not be when it is gone", async () => {
    const sessionId = await begun({ "wizard.cancel": () => ({ status: "running" }) });
    await expect(wizard.cancel(sessionId)).rejects.toMatchObject({ failure: { code: "setup-busy" } });
    expect(memory.get()).not.toBeNull();
    asked.close();
    await serve({ "wizard.cancel": notFound });
    await wizard.cancel(sessionId);
    expect(memory.get()).toBeNull();
  });

  it("asks what comes next when an answer's fate is not known", async () => {
    let broken = true;
    const sessionId = await begun({
      "wizard.next": () => {
        if (broken) asked.gateway.hangUp();
        broken = false;
        return { done: false, status: "running", step };
      },
    });
    expect(await wizard.next(sessionId, { stepId: "s0", value: 1 })).toMatchObject({ step: { id: "s1" } });
    expect(asked.paramsOf("wizard.next")[1]).toEqual({ sessionId });
  });

  it("asks what comes next when a step was answered already", async () => {
    const sessionId = await begun({
      "wizard.next": ({ answer }: { answer?: unknown }) => {
        if (answer !== undefined)
          throw new Refusal("INVALID_REQUEST", undefined, { message: "no pending step" });
        return { done: false, step };
      },
    });
    expect(await wizard.next(sessionId, { stepId: "s0" })).toMatchObject({ step: { id: "s1" } });
  });
});
