import { afterEach, describe, expect, it } from "vitest";
import { Accepted, Refusal } from "../testing/fake-gateway.ts";
import { say } from "./say.ts";
import { type AskedGateway, askedGateway } from "./testing/asked-gateway.ts";

const meta = { finalAssistantVisibleText: "Hello there", agentMeta: { provider: "custom", model: "m" } };

describe("say", () => {
  let asked: AskedGateway;
  afterEach(() => asked.close());

  async function ask(agent: () => unknown, list: unknown = { defaultId: "ada", mainKey: "home" }) {
    asked = await askedGateway({ agent, "agents.list": () => list });
    return say(asked.asker, "hello");
  }
  const failed = (reason: string) => ({ failure: { code: "reply-failed", facts: { reason } } });

  it("speaks to the default agent in its main session, and waits for the end of the answer", async () => {
    const reply = await ask(
      () => new Accepted({ status: "ok", result: { payloads: [{ text: "Hel" }], meta } }),
    );
    expect(reply).toEqual({ reply: "Hello there", model: "custom/m", tookMs: expect.any(Number) });
    expect(asked.paramsOf("agent")).toEqual([
      {
        message: "hello",
        agentId: "ada",
        sessionKey: "agent:ada:home",
        idempotencyKey: expect.any(String),
        deliver: false,
      },
    ]);
  });

  it("knows a default where the gateway names none", async () => {
    await ask(() => new Accepted({ status: "ok", result: { meta } }), null);
    expect(asked.paramsOf("agent")[0]).toMatchObject({ agentId: "main", sessionKey: "agent:main:main" });
  });

  it("puts the parts together where the gateway does not, without thoughts and warnings", async () => {
    const payloads = [
      { text: "first" },
      { text: "thinking", isReasoning: true },
      { text: "a tool failed", isError: true },
      { text: "second" },
      "nonsense",
    ];
    const { reply } = await ask(() => new Accepted({ status: "ok", result: { payloads } }));
    expect(reply).toBe("first\n\nsecond");
  });

  it.each([
    ["the gateway refuses", () => refuse("the model said no"), "the model said no"],
    ["there is only a warning", () => ended({ payloads: [{ text: "401", isError: true }] }), "401"],
    [
      "the run has an error",
      () => ended({ payloads: [{ text: "x" }], meta: { error: { message: "broke" } } }),
      "broke",
    ],
    ["it was stopped", () => new Accepted({ status: "timeout", summary: "aborted" }), "aborted"],
    ["it is empty", () => ended({ payloads: [] }), "the answer was empty"],
    ["it cannot be read", () => new Accepted("?"), "the answer was empty"],
  ])("fails when %s", async (_what, agent, reason) => {
    await expect(ask(agent)).rejects.toMatchObject(failed(reason));
  });

  it("does not say it twice when the connection breaks", async () => {
    const broken = ask(() => {
      asked.gateway.hangUp();
      return {};
    });
    await expect(broken).rejects.toMatchObject({ failure: { code: "reply-failed" } });
    expect(asked.paramsOf("agent").length).toBe(1);
  });

  function ended(result: object): Accepted {
    return new Accepted({ status: "ok", result });
  }
  function refuse(message: string): never {
    throw new Refusal("UNAVAILABLE", undefined, { message });
  }
});
