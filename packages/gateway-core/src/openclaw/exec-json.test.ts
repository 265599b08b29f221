import { expect, it } from "vitest";
import type { FakeProgram } from "../engine/fake/fake-program.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { mostText } from "../engine/text-within.ts";
import { observed } from "../lifecycle/testing/observed-fixture.ts";
import { execJson } from "./exec-json.ts";

async function answerOf(program: FakeProgram): Promise<unknown> {
  const engine = new FakeEngine();
  engine.addImage("openclaw:1");
  const { id } = await engine.createContainer(observed().wished.spec);
  await engine.startContainer(id);
  engine.programs.set("node dist/index.js status --json", program);
  return execJson(engine, id, ["status", "--json"]);
}

it("takes the document after the words before it", async () => {
  const program: FakeProgram = ({ stdout }) => {
    stdout.write('one moment\n{"ok": true}\n');
    return 0;
  };
  expect(await answerOf(program)).toEqual({ ok: true });
});

it("gives up on one that says more than memory is for, without waiting for its end", async () => {
  const program: FakeProgram = ({ stdout }) => {
    stdout.write("x".repeat(mostText + 1));
    return new Promise(() => {});
  };
  await expect(answerOf(program)).rejects.toMatchObject({
    failure: { code: "gateway-rpc", facts: { reason: "too-much" } },
  });
});
