import { afterEach, describe, expect, it } from "vitest";
import { Refusal } from "../testing/fake-gateway.ts";
import { type AskedGateway, askedGateway } from "./testing/asked-gateway.ts";

describe("gatewayAsker", () => {
  let asked: AskedGateway;
  afterEach(() => asked.close());

  it("waits for a gateway that is starting, or says when to come again", async () => {
    const refusals = [
      new Refusal("UNAVAILABLE", { reason: "startup-sidecars" }),
      new Refusal("UNAVAILABLE", undefined, { retryable: true, retryAfterMs: 7000 }),
    ];
    asked = await askedGateway({
      work: () => {
        const refusal = refusals.shift();
        if (refusal !== undefined) throw refusal;
        return { ok: true };
      },
    });
    expect(await asked.asker.ask("work")).toEqual({ ok: true });
    expect(asked.pauses).toEqual([500, 7000]);
  });

  it("gives up waiting after a minute", async () => {
    asked = await askedGateway({
      work: () => {
        throw new Refusal("UNAVAILABLE", undefined, { retryAfterMs: 25_000 });
      },
    });
    await expect(asked.asker.ask("work")).rejects.toMatchObject({
      failure: { code: "gateway-rpc", facts: { reason: "UNAVAILABLE" } },
    });
    expect(asked.pauses).toEqual([25_000, 25_000]);
  });

  it("does not wait for what a person has to end", async () => {
    asked = await askedGateway({
      work: () => {
        throw new Refusal("UNAVAILABLE", { code: "SETUP_ADMISSION_BUSY" }, { retryAfterMs: 100 });
      },
    });
    await expect(asked.asker.ask("work")).rejects.toMatchObject({
      failure: { facts: { reason: "SETUP_ADMISSION_BUSY" } },
    });
    expect(asked.pauses).toEqual([]);
  });

  it("asks again after a broken connection only where that changes nothing", async () => {
    let cut = true;
    asked = await askedGateway({
      work: () => {
        if (cut) asked.gateway.hangUp();
        cut = false;
        return { ok: true };
      },
    });
    expect(await asked.asker.ask("work", {}, { again: true })).toEqual({ ok: true });
    expect(asked.calls.length).toBe(2);
    cut = true;
    await expect(asked.asker.ask("work")).rejects.toMatchObject({ failure: { facts: { reason: "closed" } } });
    expect(asked.calls.length).toBe(3);
    expect(await asked.asker.ask("work")).toEqual({ ok: true });
  });

  it("names the version that has no such method", async () => {
    asked = await askedGateway({ health: () => ({}) }, "2026.4.29");
    expect(await asked.asker.supports("openclaw.setup.verify")).toBe(false);
    await expect(asked.asker.require("health")).resolves.toBeUndefined();
    await expect(asked.asker.require("openclaw.setup.auth.start")).rejects.toMatchObject({
      failure: {
        code: "setup-unsupported",
        facts: { version: "2026.4.29", method: "openclaw.setup.auth.start" },
      },
    });
  });
});
