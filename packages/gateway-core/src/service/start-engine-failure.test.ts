import { expect, test } from "vitest";
import type { Failure } from "../contract/failure.ts";
import { startEngineFailure } from "./start-engine-failure.ts";

const stopped: Failure = {
  code: "engine-stopped",
  message: "nothing answers",
  facts: { product: "Docker Engine" },
  actions: [{ kind: "start-engine" }],
};

test("says what a person can type, and what was tried", () => {
  const tried = [{ command: "systemctl start docker", outcome: "failed" as const, detail: "Access denied" }];
  const result = {
    started: false,
    engine: "Docker Engine" as const,
    tried,
    manual: "sudo systemctl start docker",
  };
  expect(startEngineFailure(stopped, result)).toEqual({
    ...stopped,
    facts: { product: "Docker Engine", command: "sudo systemctl start docker" },
    detail: "systemctl start docker: Access denied",
  });
});

test("stays as it is where nothing is installed", () => {
  expect(startEngineFailure(stopped, { started: false, engine: null, tried: [], manual: null })).toEqual(
    stopped,
  );
});
