import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

describe("say", () => {
  test("prints the answer and nothing else", async () => {
    const cli = runCli(["say", "hello", "there"]);
    expect(await cli.exit).toBe(0);
    expect([cli.stdout(), cli.stderr()]).toEqual(["Hello from the assistant.\n", ""]);
    expect(cli.service.called).toContainEqual({ name: "assistant.say", input: { message: "hello there" } });
  });

  test("--json answers with one document", async () => {
    const cli = runCli(["say", "hello", "--json"]);
    expect(await cli.exit).toBe(0);
    expect(cli.documents()).toEqual([
      { ok: true, reply: "Hello from the assistant.", model: "custom/some-model", tookMs: 900 },
    ]);
  });

  test("- reads the message from standard input", async () => {
    const cli = runCli(["say", "-"]);
    cli.stdin.end("a long\nmessage\n");
    expect(await cli.exit).toBe(0);
    expect(cli.service.called).toContainEqual({
      name: "assistant.say",
      input: { message: "a long\nmessage" },
    });
  });

  test("an answer cannot move the cursor", async () => {
    const service = fakeService();
    const handlers = {
      ...service.handlers,
      "assistant.say": () => ({ reply: "one\u001b[2Jtwo\nthree", model: null, tookMs: 1 }),
    };
    const cli = runCli(["say", "hi"], { service: { ...service, handlers } });
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toBe("onetwo\nthree\n");
  });

  test.each([
    [[], "Give a message"],
    [["  "], "Give a message"],
    [["x".repeat(20_001)], "at most 20000 characters"],
  ])("%# is refused, and nobody is asked", async (words, said) => {
    const cli = runCli(["say", ...words]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(said);
    expect(cli.service.called).toEqual([]);
  });

  test("no gateway and no answer are told apart by the exit code", async () => {
    const failing = (code: "gateway-not-running" | "reply-failed") => {
      const service = fakeService();
      const handlers = {
        ...service.handlers,
        "assistant.say": () => {
          throw new RockpoolError({ code, message: "no" });
        },
      };
      return runCli(["say", "hi", "--json"], { service: { ...service, handlers } });
    };
    expect(await failing("gateway-not-running").exit).toBe(5);
    const failed = failing("reply-failed");
    expect(await failed.exit).toBe(1);
    expect(failed.documents()).toMatchObject([{ ok: false, exitCode: 1, failure: { code: "reply-failed" } }]);
  });
});
