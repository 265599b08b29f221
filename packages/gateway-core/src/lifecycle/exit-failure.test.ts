import { expect, it } from "vitest";
import { exitFailure } from "./exit-failure.ts";

const rows = [
  [78, false, "gateway-configuration", ["repair"]],
  [1, false, "gateway-crashed", ["retry"]],
  [0, false, "gateway-crashed", ["retry"]],
  [137, true, "gateway-out-of-memory", ["retry"]],
  [137, false, "gateway-crashed", ["retry"]],
  // A child was killed for memory, and the gateway ended with a code of its own.
  [1, true, "gateway-crashed", ["retry"]],
] as const;

it.each(rows)("exit %i, memory %s: %s", (exitCode, oomKilled, code, actions) => {
  const failure = exitFailure({ exitCode, oomKilled, log: "last words", repaired: false });
  expect(failure).toMatchObject({ code, detail: "last words", facts: { exitCode: String(exitCode) } });
  expect(failure.actions?.map(({ kind }) => kind)).toEqual(actions);
});

it("offers no repair right after one", () => {
  expect(exitFailure({ exitCode: 78, oomKilled: false, log: "", repaired: true })).toEqual({
    code: "gateway-configuration",
    message: "The gateway ended with exit code 78",
    facts: { exitCode: "78" },
    actions: [],
  });
});
