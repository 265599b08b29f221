import { expect, it } from "vitest";
import { agentAtWork } from "./agent-at-work.ts";
import type { GatewayRpc } from "./open-rpc.ts";

function gateway(answer: unknown, methods = ["gateway.suspend.prepare"]) {
  const asked: string[] = [];
  const rpc = {
    methods: new Set(methods),
    call: async (method: string) => {
      asked.push(method);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  } as unknown as GatewayRpc;
  return { rpc, asked };
}

it("lets one that is idle go on at once", async () => {
  const { rpc, asked } = gateway({ status: "ready", suspensionId: "one", blockers: [] });
  expect(await agentAtWork(rpc)).toBe("no");
  expect(asked).toEqual(["gateway.suspend.prepare", "gateway.suspend.resume"]);
});

it.each([
  ["a chat that runs", [{ kind: "chat-run", count: 1 }], "yes"],
  ["a request that is answered", [{ kind: "root-request", count: 1 }], "no"],
  ["a request beside a chat", [{ kind: "root-request" }, { kind: "cron-run" }], "yes"],
  ["nothing that is named", [], "yes"],
])("takes %s for what it is", async (_what, blockers, expected) => {
  const { rpc, asked } = gateway({ status: "busy", reason: "active-work", blockers });
  expect(await agentAtWork(rpc)).toBe(expected);
  expect(asked).toEqual(["gateway.suspend.prepare"]);
});

it.each([
  ["an answer of another shape", { ok: true }],
  ["no answer", new Error("gone")],
])("does not guess from %s", async (_what, answer) => {
  expect(await agentAtWork(gateway(answer).rpc)).toBe("unknown");
});

it("does not ask one that does not know the question", async () => {
  const { rpc, asked } = gateway({}, []);
  expect(await agentAtWork(rpc)).toBe("unknown");
  expect(asked).toEqual([]);
});
