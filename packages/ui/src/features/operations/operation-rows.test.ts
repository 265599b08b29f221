import type { Operation, Step } from "@rockpool/gateway-core/contract/operation";
import { screenMessagesFor } from "@rockpool/messages/screen-catalogue";
import { expect, it } from "vitest";
import { operationRows } from "./operation-rows.ts";

function row(step: Step, now = 10_000) {
  const operation: Operation = {
    id: "1",
    kind: "start",
    state: "running",
    startedAt: 0,
    cancellable: true,
    steps: [step],
  };
  return operationRows(operation, screenMessagesFor("en"), now)[0];
}

it.each<[Step, string, string | undefined]>([
  [{ id: "wait-live", state: "todo" }, "Wait for the gateway", undefined],
  [{ id: "wait-live", state: "doing", startedAt: 4000 }, "Waiting for the gateway", "6 s"],
  [{ id: "wait-live", state: "done", startedAt: 4000, finishedAt: 5250 }, "Gateway answers", "1.3 s"],
  [{ id: "wait-live", state: "failed", startedAt: 0, finishedAt: 70_000 }, "Wait for the gateway", "1 min"],
  [{ id: "wait-live", state: "cancelled", startedAt: 0 }, "Wait for the gateway", undefined],
])("puts %j in words", (step, label, duration) => {
  expect(row(step)).toMatchObject({ label, duration });
});

it("says what is waited for only while it is", () => {
  const facts = { waitingFor: "plugin-reload" };
  expect(row({ id: "wait-started", state: "doing", facts })?.note).toBe("waiting for its plugins");
  expect(row({ id: "wait-started", state: "done", facts })?.note).toBeUndefined();
});
