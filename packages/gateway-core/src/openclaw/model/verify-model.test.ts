import { afterEach, describe, expect, it } from "vitest";
import { Accepted, Refusal } from "../testing/fake-gateway.ts";
import { type AskedGateway, askedGateway } from "./testing/asked-gateway.ts";
import { configGateway } from "./testing/model-config-gateway.ts";
import { verifyModel } from "./verify-model.ts";

const withModel = () => configGateway({ agents: { defaults: { model: "custom/m" } } });

describe("verifyModel", () => {
  let asked: AskedGateway;
  afterEach(() => asked.close());

  it.each([
    [
      { ok: true, modelRef: "custom/m", latencyMs: 7 },
      { status: "ok", latencyMs: 7, error: null },
    ],
    [
      { ok: false, status: "rate_limit", error: "slow" },
      { status: "rate-limit", latencyMs: null, error: "slow" },
    ],
    [
      { ok: false, status: "billing", error: "pay" },
      { status: "billing", latencyMs: null, error: "pay" },
    ],
    [
      { ok: false, status: "of the future" },
      { status: "unknown", latencyMs: null, error: null },
    ],
    ["nonsense", { status: "unknown", latencyMs: null, error: null }],
  ])("reads %j", async (said, expected) => {
    asked = await askedGateway({ ...withModel().methods, "openclaw.setup.verify": () => said });
    expect(await verifyModel(asked.asker)).toEqual({ ...expected, model: "custom/m" });
  });

  it("waits while what was saved is not what runs, and not for ever", async () => {
    const said = { ok: false, status: "unavailable", error: "saved but not active yet" };
    asked = await askedGateway({ ...withModel().methods, "openclaw.setup.verify": () => said });
    expect(await verifyModel(asked.asker)).toMatchObject({ status: "unavailable" });
    expect(asked.pauses.reduce((sum, pause) => sum + pause, 0)).toBe(90_000);
  });

  it("outlives the restart that a change brings", async () => {
    let restarts = true;
    asked = await askedGateway({
      "openclaw.setup.verify": () => {
        if (restarts) asked.gateway.hangUp();
        restarts = false;
        return { ok: true, modelRef: "custom/m", latencyMs: 7 };
      },
    });
    expect(await verifyModel(asked.asker)).toMatchObject({ status: "ok" });
  });

  describe("of a version without a test of its own", () => {
    async function verify(agent: () => unknown) {
      asked = await askedGateway({ ...withModel().methods, agent }, "2026.4.29");
      return verifyModel(asked.asker);
    }

    it("asks the model itself, and not in anybody's conversation", async () => {
      const result = {
        payloads: [{ text: "OK" }],
        meta: { agentMeta: { provider: "custom", model: "m" } },
      };
      expect(await verify(() => new Accepted({ status: "ok", result }))).toMatchObject({
        status: "ok",
        model: "custom/m",
        error: null,
      });
      expect(asked.paramsOf("agent")[0]).toMatchObject({
        sessionKey: "agent:main:rockpool-model-test",
        modelRun: true,
      });
    });

    it.each([
      ["HTTP 401: Incorrect API key provided", "auth"],
      ["402 Your credit balance is too low", "billing"],
      ["429 insufficient_quota: you exceeded your current quota", "billing"],
      ["429 Rate limit reached", "rate-limit"],
      ["connect ECONNREFUSED 172.17.0.1:9", "unavailable"],
      ["LLM request timed out.", "timeout"],
      ["404 The model 'x' does not exist", "format"],
      ["something odd", "unknown"],
    ])("reads %j", async (message, status) => {
      expect(
        await verify(() => {
          throw new Refusal("UNAVAILABLE", undefined, { message });
        }),
      ).toMatchObject({ status, model: "custom/m", error: message });
    });

    it("says that there is no model", async () => {
      asked = await askedGateway(configGateway().methods, "2026.4.29");
      expect(await verifyModel(asked.asker)).toMatchObject({ status: "unavailable", model: null });
    });
  });
});
