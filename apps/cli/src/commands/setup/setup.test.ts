import type { AssistantProvider, ModelAnswer, WizardState } from "@rockpool/gateway-core/contract/assistant";
import type { Handlers } from "@rockpool/gateway-core/contract/calls";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { type FakeService, fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const secret = "sk-ant-not-a-real-key-0123456789";

function serviceWith(patch: Partial<Handlers>): FakeService {
  const service = fakeService();
  const noted = Object.entries(patch).map(([name, handler]) => [
    name,
    (input: never) => {
      service.called.push({ name, input });
      return (handler as (given: unknown) => unknown)(input);
    },
  ]);
  return { ...service, handlers: { ...service.handlers, ...(Object.fromEntries(noted) as object) } };
}

const names = ({ called }: FakeService) => called.map(({ name }) => name);
const inputsOf = ({ called }: FakeService, wanted: string) =>
  called.filter(({ name }) => name === wanted).map(({ input }) => input);

const provider = (change: Partial<AssistantProvider>): AssistantProvider => ({
  ...{ id: "apiKey", label: "Anthropic", hint: null, group: null, kind: "key", website: null, lack: null },
  ...change,
});
const options = (...providers: AssistantProvider[]) => ({ providers, endpoint: true, model: null });
const answer = (status: ModelAnswer["status"], error: string | null = null): ModelAnswer => ({
  ...{ status, model: "anthropic/some", latencyMs: 1, error },
});

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

describe("in a terminal", () => {
  const two = options(
    provider({ id: "codex", label: "Codex", lack: "plugin-not-in-image" }),
    provider({ website: "https://console.anthropic.com" }),
  );

  test("asks for the provider and for the key, which is not shown", async () => {
    const service = serviceWith({ "assistant.options": () => two, "assistant.useKey": () => answer("ok") });
    const cli = runCli(["setup"], { service, tty: true });
    await cli.says("Enter for later:");
    expect(cli.stderr()).toMatch(/1 {2}Codex.*not in this image/);
    cli.stdin.write("1\n");
    await cli.says("Codex cannot be set up here: not in this image.");
    cli.stdin.write("2\n");
    await cli.says("Key for Anthropic (unseen):");
    expect(cli.stderr()).toContain("https://console.anthropic.com");
    cli.stdin.write(`\u001b[200~${secret}x\u007f\u001b[201~\r`);
    expect(await cli.exit).toBe(0);
    expect(inputsOf(service, "assistant.useKey")).toEqual([{ provider: "apiKey", key: secret }]);
    expect(cli.stdout() + cli.stderr()).not.toContain(secret.slice(0, 8));
  });

  test("a refused key is said, and asked for again", async () => {
    let tries = 0;
    const service = serviceWith({
      "assistant.options": () => options(provider({})),
      "assistant.useKey": () => answer(tries++ === 0 ? "auth" : "ok"),
    });
    const cli = runCli(["setup"], { service, tty: true });
    for (const key of ["wrong", "right"]) {
      await expect.poll(() => cli.stderr().match(/Enter for later:/g)?.length).toBe(key === "wrong" ? 1 : 2);
      cli.stdin.write("1\n");
      await expect.poll(() => cli.stderr().match(/unseen\):/g)?.length).toBe(key === "wrong" ? 1 : 2);
      cli.stdin.write(`${key}\r`);
    }
    expect(await cli.exit).toBe(0);
    expect(cli.stderr()).toContain("does not accept this key");
  });

  test("Enter leaves it for later; Ctrl-C at the key ends the command", async () => {
    const service = serviceWith({ "assistant.options": () => options(provider({})) });
    const later = runCli(["setup"], { service, tty: true });
    await later.says("Enter for later:");
    later.stdin.write("\n");
    expect(await later.exit).toBe(0);
    const ended = runCli(["setup"], { service, tty: true });
    await ended.says("Enter for later:");
    ended.stdin.write("1\n");
    await ended.says("(unseen):");
    ended.stdin.write("sk-half\u0003");
    expect(await ended.exit).toBe(130);
  });

  test("any other endpoint is asked for part by part", async () => {
    const service = serviceWith({ "assistant.options": () => options() });
    const cli = runCli(["setup"], { service, tty: true });
    await cli.says("Enter for later:");
    cli.stdin.write("1\nhttp://host.docker.internal:11434\n4\nllama\n");
    await cli.says("Enter for none):");
    cli.stdin.write("\r");
    expect(await cli.exit).toBe(0);
    expect(inputsOf(service, "assistant.useEndpoint")).toEqual([
      { baseUrl: "http://host.docker.internal:11434", api: "ollama", model: "llama", key: "" },
    ]);
  });
});

describe("a sign-in", () => {
  const step = {
    ...{ id: "s1", type: "note" as const, title: "Sign in", message: "Use the code", options: [] },
    ...{ initialValue: null, placeholder: null, sensitive: false },
    externalUrl: "https://example.com/device",
    deviceCode: { code: "ABCD-1234", expiresInMinutes: 15, message: null },
  };
  const running: WizardState = {
    ...{ sessionId: "w1", status: "running", step, error: null, model: null },
  };
  const device = options(provider({ id: "device", label: "Device", kind: "device-code" }));

  test("shows code and link, waits, and tests the model", async () => {
    const service = serviceWith({
      "assistant.options": () => device,
      "wizard.start": () => running,
      "wizard.next": () => ({ ...running, status: "done", step: null }),
      "assistant.verify": () => answer("ok"),
    });
    const cli = runCli(["setup", "--provider", "device"], { service });
    expect(await cli.exit).toBe(0);
    for (const text of ["ABCD-1234", "15 minutes", "https://example.com/device"])
      expect(cli.stderr()).toContain(text);
    expect(inputsOf(service, "wizard.next")).toEqual([{ sessionId: "w1", answer: { stepId: "s1" } }]);
    expect(names(service)).toContain("assistant.verify");
  });

  test("with --json the code is a line of its own", async () => {
    const service = serviceWith({
      "assistant.options": () => device,
      "wizard.start": () => running,
      "wizard.next": () => ({ ...running, status: "error", step: null, error: "expired" }),
    });
    const cli = runCli(["setup", "--provider", "device", "--json"], { service });
    expect(await cli.exit).toBe(1);
    expect(cli.documents()).toContainEqual(
      expect.objectContaining({ event: "sign-in", url: step.externalUrl, deviceCode: step.deviceCode }),
    );
    expect(cli.documents().at(-1)).toMatchObject({ ok: false, answers: [{ error: "expired" }] });
  });

  test("one that asks something needs a terminal, and is not left open", async () => {
    const asks = { ...running, step: { ...step, type: "text" as const } };
    const service = serviceWith({
      "assistant.options": () => device,
      "wizard.start": () => asks,
      "wizard.cancel": () => ({}),
    });
    const cli = runCli(["setup", "--provider", "device"], { service });
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain("Run it in a terminal");
    expect(names(service)).toContain("wizard.cancel");
  });

  test("Ctrl-C while it waits cancels it there", async () => {
    const service = serviceWith({
      "assistant.options": () => device,
      "wizard.start": () => running,
      "wizard.next": () => new Promise(() => {}),
      "wizard.cancel": () => ({}),
    });
    const cli = runCli(["setup", "--provider", "device"], { service });
    await expect.poll(() => names(service)).toContain("wizard.next");
    cli.interrupt();
    expect(await cli.exit).toBe(130);
    expect(names(service)).toContain("wizard.cancel");
  });

  test("in a terminal its questions are asked there", async () => {
    const choices = [
      { value: "a", label: "First", hint: null },
      { value: "b", label: "Second", hint: null },
    ];
    const steps: WizardState[] = [
      { ...running, step: { ...step, id: "q1", type: "select", options: choices } },
      { ...running, step: { ...step, id: "q2", type: "multiselect", options: choices } },
      { ...running, step: { ...step, id: "q3", type: "text", sensitive: true } },
      { ...running, step: { ...step, id: "q4", type: "confirm", initialValue: true } },
      { ...running, step: { ...step, id: "q5", type: "progress" } },
      { ...running, status: "done", step: null },
    ];
    let at = 0;
    const next = () => steps[at++] ?? running;
    const service = serviceWith({
      "assistant.options": () => device,
      "wizard.start": next,
      "wizard.next": next,
      "assistant.verify": () => answer("ok"),
    });
    const cli = runCli(["setup", "--provider", "device"], { service, tty: true });
    await cli.says("A number from 1 to 2:");
    cli.stdin.write("9\n2\n");
    await cli.says("with commas:");
    cli.stdin.write("1,2\n");
    await cli.says("(unseen)");
    cli.stdin.write("hidden\r");
    await cli.says("[Y/n]");
    cli.stdin.write("n\n");
    expect(await cli.exit).toBe(0);
    expect(inputsOf(service, "wizard.next").slice(0, 5)).toEqual([
      { sessionId: "w1", answer: { stepId: "q1", value: "b" } },
      { sessionId: "w1", answer: { stepId: "q2", value: ["a", "b"] } },
      { sessionId: "w1", answer: { stepId: "q3", value: "hidden" } },
      { sessionId: "w1", answer: { stepId: "q4", value: false } },
      { sessionId: "w1" },
    ]);
  });
});

describe("setup --check", () => {
  test("tells engine, what is here, data and reachability, and begins nothing", async () => {
    const cli = runCli(["setup", "--check"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toMatch(/Memory +good +8 GB/);
    expect(cli.stdout()).toContain("/home/ada/.openclaw/workspace");
    expect(cli.stdout()).toMatch(/registry\.npmjs\.org:443 +reached/);
    expect(names(cli.service)).toEqual([
      ...["setup.checks", "setup.found", "setup.storage", "setup.reachability"],
    ]);
  });

  test("what is in the way is told by the exit code, and what cannot be asked hides nothing", async () => {
    const service = serviceWith({
      "setup.checks": () => ({
        checks: [{ id: "port", state: "bad", facts: { port: "18789", holder: "nginx", freePort: "18790" } }],
      }),
      "setup.reachability": () => {
        throw new RockpoolError({ code: "image-missing", message: "none" });
      },
    });
    const cli = runCli(["setup", "--check"], { service });
    expect(await cli.exit).toBe(1);
    expect(cli.stdout()).toContain("18789 is taken by nginx. Take another: rockpool config set port 18790");
    expect(cli.stdout()).toContain("not asked");
    const json = runCli(["setup", "--check", "--json"], { service });
    expect(await json.exit).toBe(1);
    expect(json.documents()).toMatchObject([
      {
        ok: false,
        checks: { checks: [{ id: "port" }] },
        reachability: { failure: { code: "image-missing" } },
      },
    ]);
  });
});
