import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";
import { answer, inputsOf, names, secret, serviceWith } from "./testing/setup-service.ts";

describe("setup with a key on standard input", () => {
  test("starts the gateway, sets the model, and remembers that it is done", async () => {
    const cli = runCli(["setup", "--provider", "anthropic", "--key-stdin"]);
    cli.stdin.end(`${secret}\n`);
    expect(await cli.exit).toBe(0);
    const { service } = cli;
    expect(inputsOf(service, "assistant.useKey")).toEqual([{ provider: "anthropic", key: secret }]);
    expect(inputsOf(service, "setup.remember")).toEqual([
      { patch: { step: "hello", assistantLater: false, finished: true } },
    ]);
    expect(names(service).indexOf("gateway.start")).toBeLessThan(names(service).indexOf("assistant.useKey"));
    expect(cli.stdout()).toContain("The model answers: custom/some-model");
    expect(cli.stdout() + cli.stderr()).not.toContain(secret);
  });

  test("--json ends with one result", async () => {
    const cli = runCli([
      ...["setup", "--provider", "custom", "--base-url", "http://host.docker.internal:8080/v1"],
      ...["--model", "some-model", "--key-stdin", "--json"],
    ]);
    cli.stdin.end(secret);
    expect(await cli.exit).toBe(0);
    expect(inputsOf(cli.service, "assistant.useEndpoint")).toEqual([
      {
        ...{ baseUrl: "http://host.docker.internal:8080/v1", model: "some-model" },
        ...{ api: "openai", key: secret },
      },
    ]);
    const results = cli.documents().filter(({ event }) => event === "result");
    expect(results).toMatchObject([
      {
        ...{ ok: true, exitCode: 0, model: "custom/some-model" },
        answers: [{ provider: "custom", status: "ok" }],
        operation: { kind: "start", state: "done" },
      },
    ]);
    expect(cli.documents().at(-1)).toEqual(results[0]);
    expect(cli.stdout()).not.toContain(secret);
  });

  test.each(["auth", "billing", "rate-limit", "timeout", "format", "unavailable", "unknown"] as const)(
    "%s is no success, and says what to do",
    async (status) => {
      const service = serviceWith({ "assistant.useKey": () => answer(status, "HTTP 4xx from there") });
      const cli = runCli(["setup", "--provider", "anthropic", "--key-stdin"], { service });
      cli.stdin.end(secret);
      expect(await cli.exit).toBe(1);
      expect(cli.stderr()).toContain("HTTP 4xx from there");
      expect(cli.stderr()).toContain(`anthropic: ${status}`);
      expect(names(service)).not.toContain("setup.remember");
    },
  );

  test("several secrets: the one of --provider, else the first, is set last", async () => {
    const secrets = JSON.stringify({ anthropic: "key-a", openai: "key-o" });
    const first = runCli(["setup", "--secrets-stdin", "--json"]);
    first.stdin.end(secrets);
    expect(await first.exit).toBe(0);
    expect(inputsOf(first.service, "assistant.useKey")).toEqual([
      { provider: "openai", key: "key-o" },
      { provider: "anthropic", key: "key-a" },
    ]);
    const named = runCli(["setup", "--secrets-stdin", "--provider", "openai", "--model", "m"]);
    named.stdin.end(secrets);
    expect(await named.exit).toBe(0);
    expect(inputsOf(named.service, "assistant.useKey")).toEqual([
      { provider: "anthropic", key: "key-a" },
      { provider: "openai", key: "key-o", model: "m" },
    ]);
    expect(named.stdout()).toContain("anthropic: the key works.");
  });

  test("a gateway that does not start is told as up tells it, and no model is set", async () => {
    const failure = { code: "port-taken" as const, message: "taken", facts: { port: "18789" } };
    const service = fakeService({ failure });
    const cli = runCli(["setup", "--provider", "anthropic", "--key-stdin", "--json"], { service });
    cli.stdin.end(secret);
    expect(await cli.exit).toBe(1);
    expect(cli.documents().at(-1)).toMatchObject({ event: "result", ok: false, failure });
    expect(names(service)).not.toContain("assistant.useKey");
  });
});

describe("what is refused before anything is done", () => {
  test.each([
    [["--key", secret], "", "every program on this computer"],
    [["--provider", "anthropic", `--api-key=${secret}`], "", "--key-stdin"],
    [["--token", secret], "", "--key-stdin"],
    [[], "", "--skip-assistant"],
    [["--key-stdin"], secret, "--provider NAME"],
    [["--provider", "anthropic", "--key-stdin", "--secrets-stdin"], "{}", "one standard input"],
    [["--provider", "anthropic", "--key-stdin"], " \n", "held no key"],
    [["--secrets-stdin"], "nonsense", "JSON object"],
    [["--secrets-stdin"], "[]", "JSON object"],
    [["--secrets-stdin"], "{}", "JSON object"],
    [["--secrets-stdin"], `{"openai": 7}`, "JSON object"],
    [["--secrets-stdin"], `{"custom": "${secret}"}`, "--base-url"],
    [["--secrets-stdin", "--provider", "xai"], `{"openai": "${secret}"}`, "no key for xai"],
    [["--provider", "custom", "--model", "m"], "", "--base-url and --model"],
    [["--provider", "custom", "--base-url", "localhost", "--model", "m"], "", "is not an address"],
    [
      ["--provider", "custom", "--base-url", "http://a/v1", "--model", "m", "--api", "soap"],
      "",
      "openai-responses",
    ],
    [["--provider", "openai", "--base-url", "http://a/v1"], "", "--provider custom"],
  ])("%j", async (args, stdin, said) => {
    const cli = runCli(["setup", ...args]);
    cli.stdin.end(stdin);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(said);
    expect(cli.stdout() + cli.stderr()).not.toContain(secret);
    expect(names(cli.service)).not.toContain("gateway.start");
  });
});

describe("without a model", () => {
  test.each([
    [["--skip-assistant"], {}],
    [[], { OPENCLAW_SKIP_ONBOARDING: "1" }],
    [["--provider", "anthropic"], { OPENCLAW_SKIP_ONBOARDING: "Yes" }],
  ])("%j %j: the gateway is started, and the model left for later", async (args, env) => {
    const cli = runCli(["setup", ...args], { env });
    expect(await cli.exit).toBe(0);
    expect(names(cli.service)).toContain("gateway.start");
    expect(names(cli.service)).not.toContain("assistant.useKey");
    expect(inputsOf(cli.service, "setup.remember")).toEqual([
      { patch: { step: "hello", assistantLater: true, finished: true } },
    ]);
    expect(cli.stderr()).toContain("no model yet");
  });

  test("--dry-run starts nothing and reads no key", async () => {
    const cli = runCli(["setup", "--provider", "anthropic", "--key-stdin", "--dry-run"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toContain("# then: set the model, anthropic");
    expect(names(cli.service)).toEqual(["gateway.plan"]);
  });

  test("--use-existing-state is passed on", async () => {
    const cli = runCli(["setup", "--skip-assistant", "--use-existing-state"]);
    expect(await cli.exit).toBe(0);
    expect(inputsOf(cli.service, "gateway.start")).toEqual([{ overrides: {}, useExistingState: true }]);
  });
});
