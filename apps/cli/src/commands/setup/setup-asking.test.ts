import type { WizardState } from "@rockpool/gateway-core/contract/assistant";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";
import { answer, inputsOf, names, options, provider, secret, serviceWith } from "./testing/setup-service.ts";

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
