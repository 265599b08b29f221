import { expect, it } from "vitest";
import { FakeEngine } from "../engine/fake-engine.ts";
import { exitFailure, lastLines } from "./exit-failure.ts";
import { observed } from "./testing/observed-fixture.ts";

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

it("quotes the log without the secrets of the container's environment, whatever the config says", async () => {
  const engine = new FakeEngine();
  engine.addImage("openclaw:1");
  engine.mainProgram = ({ stdout }) => {
    stdout.write("plain words of mine\nand a correct horse battery\n");
    return 1;
  };
  const env = { OPENCLAW_GATEWAY_TOKEN: "words", OPENCLAW_GATEWAY_PASSWORD: "correct horse battery" };
  const { id } = await engine.createContainer({ ...observed().wished.spec, env });
  await engine.startContainer(id);
  await engine.waitContainer(id);
  // Five letters are too few to be blanked out everywhere.
  expect(await lastLines(engine, { id })).toBe("plain words of mine\nand a [redacted]");
});
