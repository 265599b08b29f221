import { type FailureCode, failureCodes } from "@rockpool/gateway-core/contract/failure";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { expect, test } from "vitest";
import { exitCode, exitCodeOf } from "./exit-code.ts";
import { runCli } from "./testing/run-cli.ts";

test("help names every command, every exit code and every variable", async () => {
  const cli = runCli(["--help"]);
  expect(await cli.exit).toBe(0);
  const commands = ["up", "down", "restart", "rollback", "image", "status", "health", "logs", "open"];
  for (const command of [...commands, "openclaw", "config"]) {
    expect(cli.stdout()).toMatch(new RegExp(`^  ${command}\\b`, "m"));
  }
  for (const code of Object.values(exitCode))
    expect(cli.stdout()).toMatch(new RegExp(`^  ${code} +\\w`, "m"));
  expect(cli.stdout()).toContain("OPENCLAW_GATEWAY_PORT");
});

test("no arguments show the help, --version the version", async () => {
  const bare = runCli([]);
  expect(await bare.exit).toBe(0);
  expect(bare.stdout()).toContain("Usage: rockpool");
  const version = runCli(["--version"]);
  expect(await version.exit).toBe(0);
  expect(version.stdout()).toBe("1.2.3\n");
});

test("help of images names each command", async () => {
  const cli = runCli(["image", "--help"]);
  expect(await cli.exit).toBe(0);
  for (const command of [
    "pull",
    "build",
    "use",
    "list",
    "tags",
    "check",
    "remove",
    "clean",
    "load",
    "save",
  ]) {
    expect(cli.stdout()).toMatch(new RegExp(`^  ${command}\\b`, "m"));
  }
});

test.each([
  [["upp"]],
  [["up", "--no-such"]],
  [["up", "extra"]],
  [["logs", "--tail"]],
  [["config", "get"]],
  [["image", "pulll"]],
  [["image", "use"]],
  [["image", "save", "openclaw:local"]],
  [["image", "build", "--dockerfile"]],
  [["rollback", "one", "two"]],
])("%j is a usage error, in words and in JSON", async (args) => {
  const inWords = runCli(args);
  expect(await inWords.exit).toBe(2);
  expect(inWords.stderr()).toMatch(/^error: /);
  expect(inWords.stdout()).toBe("");
  const inJson = runCli(["--json", ...args]);
  expect(await inJson.exit).toBe(2);
  expect(inJson.documents()).toMatchObject([{ ok: false, exitCode: 2, failure: { code: "input-invalid" } }]);
  expect(inJson.stderr()).toBe("");
});

const codes: Partial<Record<FailureCode, number>> = {
  "input-invalid": 2,
  "state-exists": 3,
  "engine-missing": 4,
  "engine-permission": 4,
  "gateway-not-running": 5,
  "gateway-not-healthy": 5,
  "image-reference-invalid": 2,
  "build-no-dockerfile": 2,
  "build-unknown-extension": 2,
  "image-archive-invalid": 2,
  "build-failed": 1,
  "registry-denied": 1,
  "checkpoint-missing": 1,
  "change-taken-back": 1,
  "port-taken": 1,
  unexpected: 1,
};

test.each(Object.entries(codes))("%s ends with %i, said in words", async (code, expected) => {
  const failure = { code: code as FailureCode, message: "because" };
  const cli = runCli(["health"], { joinError: new RockpoolError(failure) });
  expect(await cli.exit).toBe(expected);
  expect(cli.stderr()).toContain("✗ ");
  expect(cli.stderr()).toContain(code);
  expect(cli.stdout()).toBe("");
  const inJson = runCli(["health", "--json"], { joinError: new RockpoolError(failure) });
  expect(await inJson.exit).toBe(expected);
  expect(inJson.documents()).toMatchObject([
    { ok: false, exitCode: expected, failure, explanation: { title: expect.any(String) } },
  ]);
});

test("every failure has an exit code that the help explains", () => {
  for (const code of failureCodes) expect(Object.values(exitCode)).toContain(exitCodeOf(code));
});

test("global options may stand before and after the command", async () => {
  for (const args of [
    ["--json", "config", "list"],
    ["config", "list", "--json"],
  ]) {
    const cli = runCli(args);
    expect(await cli.exit).toBe(0);
    expect(cli.documents()).toMatchObject([{ "network.port": 18_789 }]);
  }
});

test("colours are for terminals, and can be refused", async () => {
  const colour = "\u001b[";
  const coloured = runCli(["status"], { tty: true });
  await coloured.exit;
  expect(coloured.stdout()).toContain(colour);
  for (const [args, env] of [
    [["status", "--no-color"], {}],
    [["status"], { NO_COLOR: "1" }],
    [["status"], { TERM: "dumb" }],
  ] as const) {
    const plain = runCli([...args], { tty: true, env });
    await plain.exit;
    expect(plain.stdout()).not.toContain(colour);
  }
});

test("a service of another version is named, with the process to quit", async () => {
  const failure = {
    code: "service-version" as const,
    message: "wire 2",
    facts: { pid: "4321", theirs: "9.0.0", ours: "1.2.3" },
  };
  const cli = runCli(["status"], { joinError: new RockpoolError(failure) });
  expect(await cli.exit).toBe(1);
  expect(cli.stderr()).toContain("Process 4321 runs Rockpool 9.0.0");
  expect(cli.stderr()).toContain("Quit");
});
